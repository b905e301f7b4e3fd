import type { ShortLabel } from './short-label.ts';

/** How many characters a line on an arrow can have, and how many lines there may be. */
export type LabelRoom = { length: number; lines: 1 | 2 };

/**
 * Fits a label into its room: whole in one line if it can be, on a second where the room has one, else without what can be spared, and
 * cut only where nothing of it can stand alone. Never more lines than there is room for.
 * @param measure the characters that a text takes; some take more places than one
 */
export const fitLabel = (
  { head, rest, least }: ShortLabel,
  { length, lines }: LabelRoom,
  measure: (text: string) => number,
): readonly string[] => {
  const fits = (text: string) => measure(text) <= length;
  const cut = (text: string): string => {
    if (fits(text)) return text;
    const characters = Array.from(text);
    while (characters.length > 1 && !fits(`${characters.join('')}…`)) characters.pop();
    return `${characters.join('')}…`;
  };
  const second = rest.replace(/^[, ]+/, '');
  if (fits(head + rest)) return [head + rest];
  if (lines === 2 && rest !== '' && fits(head) && fits(second)) return [head, second];
  if (fits(head)) return [head];
  const space = head.indexOf(' ');
  const halves = lines === 2 && space > 0 ? [head.slice(0, space), head.slice(space + 1)] : [head];
  if (least === undefined || halves.every(fits)) return halves.map(cut);
  return lines === 2 && second !== '' && fits(second) ? [cut(least), second] : [cut(least)];
};
