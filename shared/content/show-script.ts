import type { Show } from '../show/show.ts';
import type { TraceEvent } from '../trace/event.ts';
import type { Lesson } from './lesson.ts';

/** What waits behind a curtain: of what an action causes the first event of this kind. */
export const curtained = ['request', 'store-command', 'store-reply', 'response', 'note'] as const;
export type Curtained = (typeof curtained)[number];

/** A show that is shipped, before it is played. */
export type ShowScript = {
  /** It is played as a lesson is done: its steps are the chapters, each with a beat for each of its actions. */
  lesson: Lesson;
  chapters: readonly {
    notes: string;
    curtains: readonly { beat: number; before: Curtained; question: string }[];
  }[];
};

/** Where in the trace each step and each beat of it ended, as a walk tells. */
type Played = { openedAt: number; ends: readonly number[] };

/**
 * The show of what was played. @throws where there is nothing that a question could wait for, or a chapter in which nothing happens
 */
export function toShippedShow(
  { lesson, chapters }: ShowScript,
  { steps, trace }: { steps: readonly Played[]; trace: { events: readonly TraceEvent[] } },
): Show {
  const within = (after: number, upTo: number) =>
    trace.events.filter(({ number }) => number > after && number <= upTo);
  return {
    title: lesson.title,
    about: lesson.summary,
    chapters: lesson.steps.map(({ title }, index) => {
      const { notes, curtains } = chapters[index] ?? { notes: '', curtains: [] };
      const { openedAt, ends } = steps[index] ?? { openedAt: 0, ends: [] };
      const events = within(openedAt, ends.at(-1) ?? openedAt).map(({ number }) => number);
      const [from, to] = [events[0], events.at(-1)];
      if (from === undefined || to === undefined)
        throw new Error(`Nothing happens in the chapter “${title}”.`);
      return {
        name: title,
        isHidden: false,
        events,
        from,
        to,
        notes,
        curtains: curtains.map(({ beat, before, question }) => {
          const caused = within(ends[beat - 1] ?? openedAt, ends[beat] ?? openedAt);
          const behind = caused.find(({ type }) => type === before);
          if (!behind) throw new Error(`No ${before} comes where the room is asked: “${question}”`);
          return { before: behind.number, question };
        }),
      };
    }),
  };
}
