import { sessionIdOf } from '../session/vocabulary.ts';
import { isLookup, removesKeys } from '../store/commands.ts';
import { cleanText } from '../trace/clean-text.ts';
import { describeEvent } from '../trace/describe-event.ts';
import { shortenIds } from '../trace/shorten-id.ts';
import type { AlignedRow, Alignment, Difference } from './alignment.ts';
import { differenceWords } from './difference-words.ts';
import { MOVED } from './mark-moved.ts';
import { operationTitles } from './operation-traits.ts';

/**
 * One sentence about two runs, the row (its index in the alignment) that it speaks of, and the request that the row
 * belongs to, such as `POST /api/login`; null where nobody knows it.
 */
export type ToldDifference = { row: number; sentence: string; request: string | null };

/** All that differs, in reading order. What the same exchange would say twice is said once. */
export const tellDifferences = ({ rows }: Alignment): ToldDifference[] => {
  const told = new Set<string>();
  const requests = nameRequests(rows);
  return rows.flatMap((row, index) =>
    row.differences.flatMap((difference) => {
      // What has moved is told where it is now.
      if (difference.of === MOVED && row.kind === 'missing') return [];
      const sentence = describeDifference(difference, row);
      const once = JSON.stringify([row.before?.exchange, row.after?.exchange, sentence]);
      if (told.has(once)) return [];
      told.add(once);
      const request = requests.get(exchangeOf(row)) ?? null;
      return [{ row: index, sentence, request }];
    }),
  );
};

/**
 * Says one difference as a plain sentence: *After: the cookie is HttpOnly; before, scripts could read it.* Safe for
 * text from outside: one printable line, ids shortened.
 */
export const describeDifference = ({ aspect, of, before, after }: Difference, row: AlignedRow): string => {
  if (aspect === 'event') return describeOneSided(of, row);
  if (aspect === 'id' && before === after)
    return 'After: one id seen earlier stands here; before, it was a different one.';
  const words = differenceWords[aspect];
  const subject = shortenIds(cleanText(of, 40));
  return `After: ${words(after, subject)[0]}; before, ${words(before, subject)[1]}.`;
};

const exchangeOf = ({ before, after }: AlignedRow): string =>
  after ? `after ${after.exchange}` : `before ${before?.exchange}`;

const nameRequests = (rows: readonly AlignedRow[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const { before, after } of rows) {
    for (const [side, event] of Object.entries({ before, after })) {
      if (event?.type !== 'request') continue;
      const path = shortenIds(cleanText(event.path.split('?')[0] ?? '', 48));
      names.set(`${side} ${event.exchange}`, `${cleanText(event.method, 12)} ${path}`);
    }
  }
  return names;
};

/** What one run has and the other has not. */
const describeOneSided = (of: string, { before, after }: AlignedRow): string => {
  const event = after ?? before;
  if (!event) return '';
  const isNew = after !== null;
  const all = event.type === 'request' ? ', with all that comes of it' : '';
  if (of === MOVED) return `Moved after: ${describeEvent(event)}${all}, at another place than before.`;
  const commands = event.type === 'store-command' ? event.commands : [];
  const isAbout = (does: (name: string) => boolean) =>
    commands.some(({ name, args }) => does(name) && sessionIdOf(args[0] ?? '') !== null);
  const deeds = event.type === 'own-store' ? operationTitles(event.operation) : [];
  if (isAbout(removesKeys) || deeds.includes('DEL session')) {
    return isNew
      ? 'New after: the session is deleted from the store; before, it stayed there.'
      : 'Missing after: the session stays in the store; before, it was deleted.';
  }
  if (of === 'the only question' && (isAbout(isLookup) || deeds.includes('GET session'))) {
    return isNew
      ? 'New after: the store is asked before the answer; before, nobody asked it.'
      : 'Missing after: the store is no longer asked before the answer.';
  }
  return `${isNew ? 'New after' : 'Missing after'}: ${describeEvent(event)}${all}.`;
};
