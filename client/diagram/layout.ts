import type { LabelRoom } from '#shared/diagram/fit-label.ts';

/** How wide the columns are and how large their text, in CSS pixels. */
export type Layout = { columnWidth: number; fontSize: number; lineLength: number };

/** Text sizes in CSS pixels: `rem` is the page's own, `em` the diagram's, which is larger where a whole room reads it. */
export type TextSizes = { rem: number; em: number };

/** Columns are as many pixels wide as a multiple of this, so that dragging a window's edge does not redraw at every pixel. */
const grain = 4;
/** Narrow columns are read more easily than wide ones of which one has to be looked for; below this not even a word is whole. */
const narrowest = 88;
/** As many must be in sight where not all can be: a browser, two servers and their store. */
const core = 4;
/** Free space beside the outermost columns; `diagram.css` knows it too. */
export const sideMargin = 6;

/** How wide so many columns are with what is beside them, in CSS pixels. */
export const widthOf = (columns: number, { columnWidth }: Pick<Layout, 'columnWidth'>): number =>
  columns * columnWidth + 2 * sideMargin;
/** Free space on either side of a label within its column. */
export const labelPadding = 6;
/** A character of the monospaced font is six tenths of its size wide. */
export const characterWidth = 0.6;
/** Characters in a line: the name of the cookie stays whole, more than the most only draw the arrow out, and the rest is for choosing larger text. */
const lengths = { least: 10, pleasant: 15, most: 35 } as const;

const toGrain = (width: number): number => Math.floor(width / grain) * grain;

/** How much room an arrow's label has that goes across so many columns; its lines may be two where columns are narrow. */
export const labelRoom =
  ({ columnWidth, fontSize }: Layout) =>
  (columns: number): LabelRoom => ({
    length: Math.floor(
      (columns * columnWidth - (isNarrow({ columnWidth, fontSize }) ? 6 : 24)) / (fontSize * characterWidth),
    ),
    lines: columns === 1 && isNarrow({ columnWidth, fontSize }) ? 2 : 1,
  });

/** Too narrow for a method and a path side by side. */
export const isNarrow = ({ columnWidth, fontSize }: Pick<Layout, 'columnWidth' | 'fontSize'>): boolean =>
  columnWidth < 11.5 * Math.max(fontSize, 13);

const roomFor = (characters: number, fontSize: number): number =>
  characters * characterWidth * fontSize + 2 * labelPadding + 2;

/**
 * The widest columns that fit, `count` of them side by side in `width`. Where there is no room for all, the diagram scrolls,
 * and the columns are as wide as the first few of them allow. The text is as large as wished, as long as a line
 * holds some words; it is never smaller than the page's own text allows.
 */
export const chooseLayout = (width: number, count: number, { rem, em }: TextSizes): Layout => {
  const most = roomFor(lengths.most, em * 0.8);
  const least = roomFor(lengths.least, rem * 0.75);
  const widest = (columns: number): number | null => {
    const equal = toGrain(Math.min(most, (width - 2 * sideMargin) / columns));
    return equal >= Math.max(least, narrowest) ? equal : null;
  };
  const columnWidth = widest(count) ?? widest(Math.min(count, core)) ?? narrowest;
  const smallest = rem * (columnWidth < 140 ? 0.75 : 0.8);
  const largest = (columnWidth - 2 * labelPadding - 2) / (lengths.pleasant * characterWidth);
  const fontSize = Math.round(Math.max(smallest, Math.min(em * 0.8, largest)) * 2) / 2;
  const lineLength = Math.floor((columnWidth - 2 * labelPadding - 2) / (fontSize * characterWidth));
  return { columnWidth, fontSize, lineLength };
};
