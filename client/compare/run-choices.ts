import type { Chapter } from '#shared/trace/chapter.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** One run that can be picked: a chapter, or a whole trace. `id` stays the same while the trace grows; `trace` is all of it. */
export type RunChoice = {
  id: string;
  label: string;
  events: readonly TraceEvent[];
  trace: readonly TraceEvent[];
};
export type RunGroup = { id: string; label: string; choices: readonly RunChoice[] };

/** The group of the current trace. */
export const HERE = 'here';

/**
 * What can be picked of one trace: all of it, or any of its chapters, numbered from 1. A trace from a file says so in
 * every choice, since a closed list shows nothing of its group.
 */
export const toRunGroup = (id: string, label: string, chapters: readonly Chapter[]): RunGroup => {
  if (chapters.length === 0) return { id, label, choices: [] };
  const isHere = id === HERE;
  const trace = chapters.flatMap(({ events }) => events).sort((a, b) => a.number - b.number);
  const whole = {
    id: `${id}/whole`,
    label: isHere ? 'The whole trace' : `${label}: the whole trace`,
    events: trace,
    trace,
  };
  const each = chapters.map(({ key, title, events }, index) => ({
    id: `${id}/${key}`,
    label: `${isHere ? '' : `${label}: `}${index + 1}. ${title}`,
    events,
    trace,
  }));
  return { id, label, choices: [whole, ...each] };
};

export const findRun = (groups: readonly RunGroup[], id: string | null): RunChoice | null =>
  groups.flatMap(({ choices }) => choices).find((choice) => choice.id === id) ?? null;

/** The route of a run's first request, whose likes are worth comparing. */
const routeOf = ({ events }: RunChoice): string | null => {
  const request = events.find((event) => event.type === 'request');
  return request?.type === 'request' ? `${request.method} ${request.path.split('?')[0]}` : null;
};

/** Two chapters to begin with: the last action that was done before, and how it went then; else the last two. */
export const suggestPair = ({ choices }: RunGroup): { before: string; after: string } | null => {
  const chapters = choices.slice(1);
  for (let last = chapters.length - 1; last > 0; last -= 1) {
    const after = chapters[last];
    const route = after ? routeOf(after) : null;
    const before = chapters.slice(0, last).findLast((one) => route !== null && routeOf(one) === route);
    if (after && before) return { before: before.id, after: after.id };
  }
  const [before, after] = chapters.slice(-2);
  return before && after ? { before: before.id, after: after.id } : null;
};
