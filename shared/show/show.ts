import { z } from 'zod/mini';
import { roomVoteSchema } from '../api/room-api.ts';
import type { TraceEvent } from '../trace/event.ts';
import { traceCapacity } from '../trace/trace-capacity.ts';

/** How long what somebody writes may be, in characters. */
export const longest = { title: 100, about: 300, notes: 4000, question: 160 } as const;

const mostVotes = 200;

const text = (most: number) => z.string().check(z.maxLength(most));
const written = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
const eventNumber = z.int().check(z.positive());

const curtainSchema = z.object({
  /** The event that waits behind the curtain, by its number in the trace. */
  before: eventNumber,
  question: written(longest.question),
});

const showChapterSchema = z.object({
  /** Null where it is called by what happens in it. */
  name: z.nullable(written(longest.title)),
  isHidden: z.boolean(),
  /** All its events by their numbers in the trace, also those that are trimmed away. */
  events: z.array(eventNumber).check(z.minLength(1), z.maxLength(traceCapacity)),
  /** The first and the last that are shown. */
  from: eventNumber,
  to: eventNumber,
  /** For whoever presents; no room sees them. */
  notes: text(longest.notes),
  curtains: z.array(curtainSchema).check(z.maxLength(traceCapacity)),
});

/**
 * How a trace is shown: its chapters in the order in which they are shown, which need not be that in which they happened. Events that no chapter
 * has are not shown, and happened all the same.
 */
export const showSchema = z.object({
  title: written(longest.title),
  /** A sentence beneath the title. */
  about: text(longest.about),
  chapters: z.array(showChapterSchema).check(z.minLength(1), z.maxLength(traceCapacity)),
  /** What rooms have said, by the event of the trace after which they were asked; absent where none was asked. */
  votes: z.optional(z.array(roomVoteSchema).check(z.maxLength(mostVotes))),
});

export type Show = z.infer<typeof showSchema>;
export type ShowChapter = Show['chapters'][number];

/** Where a show speaks of events that the trace has not, or of one twice, in words; null where it fits. */
export function findMisfit({ chapters, votes = [] }: Show, events: readonly TraceEvent[]): string | null {
  const known = new Set(events.map(({ number }) => number));
  for (const [index, { after, options, counts }] of votes.entries()) {
    if (after !== 0 && !known.has(after))
      return `vote ${index + 1} is about an event that is not in the trace`;
    if (options.length !== counts.length) return `vote ${index + 1} has not one count for each answer`;
  }
  const free = new Set(events.map(({ number }) => number));
  for (const [index, { events: own, from, to, curtains }] of chapters.entries()) {
    const place = `chapter ${index + 1}`;
    if (!own.every((number) => free.delete(number)))
      return `${place} has an event that is not in the trace, or is in another chapter too`;
    if (own.some((number, at) => at > 0 && number < (own[at - 1] ?? 0)))
      return `${place} has its events out of their order`;
    if (!own.includes(from) || !own.includes(to) || from > to)
      return `${place} begins or ends with an event that it does not have`;
    if (new Set(curtains.map(({ before }) => before)).size < curtains.length)
      return `${place} asks twice at the same place`;
    if (!curtains.every(({ before }) => own.includes(before)))
      return `${place} asks before an event that it does not have`;
  }
  return null;
}
