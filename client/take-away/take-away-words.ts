import { lateReasons } from '../late/late-error.ts';
import type { Drawn } from './draw-picture.ts';

/** What came of taking something away, in words. `offerLess` is for what was too much at once. */
export type Outcome =
  | { type: 'done'; words: string }
  | { type: 'refused'; words: string; offerLess: boolean }
  | { type: 'copy by hand'; words: string; text: string };

export const done = (words: string): Outcome => ({ type: 'done', words });

export const saved = (name: string): Outcome => done(`Saved as ${name}, among your downloads.`);

export const byHand = (text: string): Outcome => ({
  type: 'copy by hand',
  words:
    'Could not copy: the browser does not allow it here. The text is selected below: press Ctrl+C, or ⌘C on a Mac.',
  text,
});

export const notDrawn = (why: Extract<Drawn, { ok: false }>['why'], canTakeLess: boolean): Outcome => {
  if (why === 'unreachable' || why === 'updated') {
    const then = why === 'updated' ? 'Reload the page' : 'Try again when it does';
    return refused(
      `Could not fetch what draws the picture: ${lateReasons[why]}. ${then}, or copy it as Mermaid.`,
      false,
    );
  }
  if (why === 'broken') {
    return refused(
      'Could not draw the picture: the drawing failed. Try again, or copy it as Mermaid.',
      false,
    );
  }
  const what = 'Could not draw the picture: this is more than one picture can hold.';
  return canTakeLess
    ? refused(`${what} Take less of it:`, true)
    : refused(`${what} Copy it as Mermaid instead.`, false);
};

export const notPainted = (canTakeLess: boolean): Outcome => {
  const what = 'Could not make the PNG: it would be larger than a browser can be trusted to paint.';
  return canTakeLess
    ? refused(`${what} Download the SVG, which has no limit, or take less of it:`, true)
    : refused(`${what} Download the SVG instead, which has no limit.`, false);
};

const refused = (words: string, offerLess: boolean): Outcome => ({ type: 'refused', words, offerLess });
