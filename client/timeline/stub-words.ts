import type { Chapter } from '#shared/trace/chapter.ts';
import { cleanText } from '#shared/trace/clean-text.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { sayDuration } from '#shared/trace/say-duration.ts';
import { chapterFacts } from '../diagram/chapter-facts.ts';
import { onceForEach } from '../diagram/once-for-each.ts';

/** What stands on a chapter's stub: *Log in as ada*, 200; *Thief*, 302. */
export type StubWords = { word: string; outcome: number | null };

/** What a title says of how it ended is told by the outcome. */
const ending = / \((refused|failed|sent to log in)\)$/;

const known: Record<string, string> = {
  'Open the dashboard': 'Dashboard',
  'Open the login form': 'Login form',
  'A script reads the cookies': 'Script',
  'The cloakroom is rearranged': 'Rearranged',
};

/** What a stub has room for of notes that say much; null for the others. */
const wordOfNote = (event: TraceEvent | undefined): string | null => {
  if (event?.type !== 'note') return null;
  if (event.note.kind === 'clock-moved') return `+${sayDuration(event.note.byMs)}`;
  return event.note.kind === 'keys-expired' ? 'Time is up' : null;
};

/** Whoever is not the browser is named; of the browser it says what it did. The outcome is the status that it ended with. */
export const stubWords = onceForEach((chapter: Chapter): StubWords => {
  const { actor, title, events } = chapter;
  const deed = title.replace(ending, '').split(':')[0] ?? title;
  const isOther = actor.kind !== 'browser' && events[0]?.type !== 'note';
  const word = isOther ? actor.name : (wordOfNote(events[0]) ?? known[deed] ?? deed);
  return { word: cleanText(word, 24), outcome: chapterFacts(chapter).end?.status ?? null };
});

/** At least as wide as its stub is, but for words of very wide letters, in rem: to measure each, the page would have to be laid out. */
export const stubWidth = ({ word, outcome }: StubWords): number =>
  Math.max(2.75, 1.45 + 0.4 * word.length + (outcome === null ? 0 : 2.3));
