import type { TraceEvent } from '../trace/event.ts';
import { applyEvent, emptyWorld, foldWorld } from './fold-world.ts';
import type { World } from './world.ts';

/** Every so many events one world is kept: few enough to hold, near enough to replay from. */
const CHECKPOINT_EVERY = 50;

export type WorldFilm = {
  /**
   * The world after the event with number `upTo` (all events when it is later than the last): the same as
   * `foldWorld(events, upTo)`, at the cost of replaying from the nearest checkpoint.
   */
  at(events: readonly TraceEvent[], upTo: number): World;
};

/**
 * Remembers worlds along a trace. Handing in a longer trace goes on where the last ended; handing in another one, or
 * one whose oldest events are gone, begins anew.
 */
export function createWorldFilm(): WorldFilm {
  let known: readonly TraceEvent[] = [];
  /** `checkpoints[i]` is the world after the first `i * CHECKPOINT_EVERY` events. */
  let checkpoints: World[] = [emptyWorld];
  let last: { world: World; count: number } = { world: emptyWorld, count: 0 };

  const continues = (events: readonly TraceEvent[]) => {
    const end = known.length - 1;
    return end < 0 || (events[0] === known[0] && events[end] === known[end]);
  };

  const worldAfter = (events: readonly TraceEvent[], count: number): World => {
    // A step forward, the commonest move of all, goes on from the world just shown.
    const near = Math.min(Math.floor(count / CHECKPOINT_EVERY), checkpoints.length - 1);
    const checkpoint = { world: checkpoints[near] ?? emptyWorld, count: near * CHECKPOINT_EVERY };
    let { world, count: from } = last.count <= count && last.count >= checkpoint.count ? last : checkpoint;
    for (; from < count; from++) {
      const event = events[from];
      if (event) world = applyEvent(world, event);
      if ((from + 1) % CHECKPOINT_EVERY === 0) checkpoints[(from + 1) / CHECKPOINT_EVERY] ??= world;
    }
    last = { world, count };
    return world;
  };

  return {
    at(events, upTo) {
      if (!continues(events)) {
        checkpoints = [emptyWorld];
        last = { world: emptyWorld, count: 0 };
      }
      known = events;
      const first = events[0]?.number ?? 1;
      const count = Math.max(0, Math.min(events.length, upTo - first + 1));
      // Numbers have no gaps in a trace; in a list that has, position and number differ.
      const isDense = (events.at(-1)?.number ?? 0) - first + 1 === events.length;
      return isDense ? worldAfter(events, count) : foldWorld(events, upTo);
    },
  };
}
