import type { StageMessage, StageState } from '#shared/api/stage-api.ts';

/** The stage that was heard of last, and when, in milliseconds since the epoch. One in this browser is near. */
export type SeenStage = { stage: string; count: number; state: StageState; isNear: boolean; at: number };

/** A stage that has not answered for so long is not there any more. */
const GONE_MS = 10_000;

/**
 * What is known of a stage after a message: of several the one that spoke last counts, and one in this browser before any on another
 * machine. Words that were overtaken on their way say nothing new.
 */
export const hearStage = (
  seen: SeenStage | null,
  message: StageMessage,
  { at, isNear }: { at: number; isNear: boolean },
): SeenStage | null => {
  switch (message.type) {
    case 'stage': {
      const { stage, count, state } = message;
      const isSame = stage === seen?.stage;
      if (seen?.isNear && !isNear) return seen;
      if (isSame && count < seen.count) return seen;
      return { stage, count, state, isNear, at };
    }
    case 'stage left':
      return message.stage === seen?.stage ? null : seen;
    default:
      return seen;
  }
};

/** The same once some time has gone by. */
export const stillThere = (seen: SeenStage | null, now: number): SeenStage | null =>
  seen && now - seen.at < GONE_MS ? seen : null;
