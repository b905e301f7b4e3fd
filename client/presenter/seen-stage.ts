import type { StageMessage, StageState } from '../stage/stage-channel.ts';

/** The stage that was heard of last, and when, in milliseconds since the epoch. */
export type SeenStage = { stage: string; state: StageState; at: number };

/** A stage that has not answered for so long is not there any more. */
const GONE_MS = 10_000;

/** What is known of a stage after a message: of several the one that spoke last counts. */
export const hearStage = (seen: SeenStage | null, message: StageMessage, at: number): SeenStage | null => {
  switch (message.type) {
    case 'stage':
      return { stage: message.stage, state: message.state, at };
    case 'stage left':
      return message.stage === seen?.stage ? null : seen;
    default:
      return seen;
  }
};

/** The same once some time has gone by. */
export const stillThere = (seen: SeenStage | null, now: number): SeenStage | null =>
  seen && now - seen.at < GONE_MS ? seen : null;
