import { isDeepStrictEqual } from 'node:util';
import type { Walk } from '#shared/export/walk-file.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/**
 * In what two recordings of a lesson differ first, in a sentence; null where the same happened in both. Ids and times are stable
 * already. Of the demo app's pages only their titles count: the admin's tells how many seconds old each session is, and sorts by that.
 */
export function findDifference(kept: Walk, anew: Walk): string | null {
  const [before, after] = [kept.trace.events, anew.trace.events];
  const at = after.findIndex(
    (event, index) => !isDeepStrictEqual(toCompared(event), toCompared(before[index])),
  );
  if (at >= 0) return `Event ${at + 1} ${tellChange(before[at], after[at])}`;
  if (before.length > after.length) return `It ends before this: ${sentenceOf(before[after.length])}`;
  if (!isDeepStrictEqual(kept.steps, anew.steps)) return 'Its beats end elsewhere.';
  return isDeepStrictEqual(kept.lines, anew.lines) ? null : 'Other lines of the demo app cause it.';
}

const tellChange = (before: TraceEvent | undefined, after: TraceEvent | undefined): string => {
  const [was, is] = [sentenceOf(before), sentenceOf(after)];
  if (was !== is) return `is now: ${is}. It was: ${was}.`;
  const [old, anew] = [toCompared(before), toCompared(after)];
  const parts = Object.keys(anew).filter((part) => !isDeepStrictEqual(anew[part], old[part]));
  const tell = (of: Compared) => JSON.stringify(Object.fromEntries(parts.map((part) => [part, of[part]])));
  return `has now ${tell(anew)}. It had ${tell(old)}.`;
};

const sentenceOf = (event: TraceEvent | undefined): string => (event ? describeEvent(event) : 'nothing');

type Compared = Record<string, unknown>;

const toCompared = (event: TraceEvent | undefined): Compared => {
  if (event?.type !== 'response' || !event.body?.text.startsWith('<!doctype html>')) return { ...event };
  const [title = ''] = /<title>.*?<\/title>/.exec(event.body.text) ?? [];
  const headers = event.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  return { ...event, headers, body: title };
};
