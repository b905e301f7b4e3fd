import type { TraceEvent } from '../trace/event.ts';
import { shownTicket } from './moment.ts';
import type { SessionStory, World } from './world.ts';

/** One session that somebody else ended, and the first request of its ticket that was turned away for it. */
export type Revocation = {
  session: string;
  /** Numbers of the command that deleted it, and of the response that refused its ticket; null while nobody has shown it. */
  deletedBy: number;
  deniedBy: number | null;
  /** From the deletion to the refusal in milliseconds, without the time that was skipped between them. */
  delayMs: number | null;
};

/** The revocations in a trace, oldest first. `world` is the trace folded to its end. */
export const toRevocations = (world: World, events: readonly TraceEvent[]): Revocation[] =>
  [...world.sessions.values()].flatMap((story) => {
    const deletedBy = story.end?.how === 'revoked' ? story.end.by : null;
    return deletedBy === null ? [] : [toRevocation(story, deletedBy, events)];
  });

const toRevocation = ({ id, end }: SessionStory, deletedBy: number, events: readonly TraceEvent[]) => {
  const since = events.filter(({ number }) => number > deletedBy);
  const shows = new Set<string>();
  let skippedMs = 0;
  for (const event of since) {
    if (event.type === 'note' && event.note.kind === 'clock-moved') skippedMs += event.note.byMs;
    if (event.type === 'request' && shownTicket(event) === id) shows.add(event.exchange);
    // A dashboard turns people away by sending them to its form.
    const isDenial = event.type === 'response' && (event.status === 401 || event.status === 302);
    if (!isDenial || !shows.has(event.exchange)) continue;
    const delayMs = Math.max(0, event.at - (end?.at ?? event.at) - skippedMs);
    return { session: id, deletedBy, deniedBy: event.number, delayMs };
  }
  return { session: id, deletedBy, deniedBy: null, delayMs: null };
};
