import type { TraceEvent } from '../trace/event.ts';
import type { SessionStory } from '../world/world.ts';

/**
 * Gives each session its place on the rail: the first that was free when its coat came. Derived from the stories
 * alone, so that a coat stays where it hangs whichever way the cursor moves.
 */
export const hangOnHooks = (
  stories: Iterable<SessionStory>,
  past: readonly TraceEvent[],
): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  /** By place: the number of the event that freed it. */
  const freedBy: number[] = [];
  const inOrder = [...stories].sort((a, b) => a.createdBy - b.createdBy);
  for (const story of inOrder) {
    let place = 0;
    while ((freedBy[place] ?? 0) > story.createdBy) place += 1;
    freedBy[place] = endNumber(story, past);
    places.set(story.id, place);
  }
  return places;
};

/** The first place where nothing hangs. */
export const freePlace = (taken: ReadonlySet<number>): number => {
  let place = 0;
  while (taken.has(place)) place += 1;
  return place;
};

const endNumber = ({ end }: SessionStory, past: readonly TraceEvent[]): number => {
  if (!end) return Number.POSITIVE_INFINITY;
  // A TTL that runs out is nobody's event: the place is free from the first event at which it was over.
  return end.by ?? past.find(({ at }) => at >= end.at)?.number ?? Number.POSITIVE_INFINITY;
};
