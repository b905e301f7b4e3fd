import type { RemoteApp } from './remote-app.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** One clock over two realms: the host's, by which the store lives, and the learner's. */
export type SharedClock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Starts again at `beginning`, standing still, and forgets every timer and every server. */
  reset(): Promise<void>;
  freeze(frozen: boolean): Promise<void>;
  /** Moves on; timers that are due fire before it resolves. */
  advance(ms: number): Promise<void>;
  /** Lets what is under way show itself, with what it asks of the store. */
  settle(): Promise<void>;
};

/** More rounds help nobody: there is code that asks its store without end. */
const mostRounds = 10;

export function createSharedClock(own: VirtualClock, app: RemoteApp): SharedClock {
  const settle = async () => {
    for (let round = 0; round < mostRounds; round += 1) {
      const before = app.commands();
      await app.settle();
      if (app.commands() === before) return;
    }
  };
  return {
    now: own.now,
    settle,
    async reset() {
      own.reset();
      await app.reset();
    },
    async freeze(frozen) {
      own.freeze(frozen);
      await app.freeze(frozen);
    },
    async advance(ms) {
      await own.advance(ms);
      await app.advance(ms);
      await settle();
    },
  };
}
