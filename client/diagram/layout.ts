/** How wide the columns are and how large their text, in CSS pixels. */
export type Layout = { columnWidth: number; fontSize: number; lineLength: number };

/** Text sizes in CSS pixels: `rem` is the page's own, `em` the diagram's, which is larger where a whole room reads it. */
export type TextSizes = { rem: number; em: number };

/** Widths a column can have. Few of them, so that dragging a window's edge does not redraw at every pixel. */
const columnWidths = [520, 448, 384, 328, 280, 240, 208, 176, 148, 122] as const;
const narrowest = 122;
/** As many must be in sight where not all can be: a browser, two servers and their store. */
const core = 4;
/** Free space beside the outermost columns; `diagram.css` knows it too. */
export const sideMargin = 6;
/** Free space on either side of a label within its column. */
export const labelPadding = 6;
/** A character of the monospaced font is six tenths of its size wide. */
const characterWidth = 0.6;
/** Characters in a line: the name of the cookie stays whole, more than the most only draw the arrow out, and the rest is for choosing larger text. */
const lengths = { least: 10, pleasant: 15, most: 35 } as const;

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
  const widest = (columns: number) =>
    columnWidths.find(
      (candidate) => candidate <= most && candidate >= least && candidate * columns <= width - 2 * sideMargin,
    );
  const columnWidth = widest(count) ?? widest(Math.min(count, core)) ?? narrowest;
  const smallest = rem * (columnWidth < 140 ? 0.75 : 0.8);
  const largest = (columnWidth - 2 * labelPadding - 2) / (lengths.pleasant * characterWidth);
  const fontSize = Math.round(Math.max(smallest, Math.min(em * 0.8, largest)) * 2) / 2;
  const lineLength = Math.floor((columnWidth - 2 * labelPadding - 2) / (fontSize * characterWidth));
  return { columnWidth, fontSize, lineLength };
};
