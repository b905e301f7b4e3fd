import type { Beat } from '#shared/content/lesson.ts';
import { textOf } from './text-of.ts';

/** As much of a text as names it. */
const mostLetters = 44;

/** What a beat is called in the roll: by its button, by its question, or by its first words. */
export function beatName({ role, say, actions, sequenceLabel, question }: Beat): string {
  const [action] = actions;
  if (role === 'compare') return 'Both runs side by side';
  if (sequenceLabel !== null) return sequenceLabel;
  if (action) return action.label ?? 'Log in';
  const [first] = say.children;
  if (first) return cut(textOf(first));
  return question === null ? 'Read on' : 'A question';
}

function cut(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const sentence = /^.*?[.?!](?=\s|$)/.exec(words)?.[0] ?? words;
  const short = sentence.replace(/[.]$/, '');
  if (short.length <= mostLetters) return short;
  return `${short.slice(0, mostLetters).replace(/\s+\S*$/, '')}…`;
}
