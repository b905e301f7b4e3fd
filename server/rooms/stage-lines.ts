import type { Redis } from 'ioredis';
import { stageLineChannel } from '../store/keys.ts';
import type { Doorbells } from '../stream/doorbells.ts';

export type StageLines = {
  /** Passes one line of JSON on to whoever is at the line, at whatever process. */
  say(code: string, text: string): Promise<void>;
  /** Hears what is said, from when it resolves until `signal` is aborted. */
  listen(code: string, hear: (text: string) => void, signal: AbortSignal): Promise<void>;
};

/**
 * The line between a room's stage and its presenter's windows. What is said is good for this moment, so nothing of it is kept: a
 * step that nobody heard must not be made up for when somebody comes back, since by then the presenter has pressed again.
 */
export const createStageLines = ({
  redis,
  doorbells,
}: {
  redis: Redis;
  doorbells: Doorbells;
}): StageLines => ({
  async say(code, text) {
    await redis.publish(stageLineChannel(code), text);
  },
  listen: (code, hear, signal) =>
    // A bell that only rings says nothing.
    doorbells.listen(stageLineChannel(code), (said) => said !== '' && hear(said), signal),
});
