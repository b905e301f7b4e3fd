/** How wide the columns are and how large their text, in CSS pixels. */
export type Layout = { columnWidth: number; fontSize: number; lineLength: number };

/** Widths a column can have. Few of them, so that dragging a window's edge does not redraw at every pixel. */
const columnWidths = [280, 240, 208, 176, 148, 122] as const;
const narrowest = 122;
/** As many must be in sight where not all can be: a browser, two servers and their store. */
const core = 4;
/** Free space beside the outermost columns; `diagram.css` knows it too. */
export const sideMargin = 6;
/** Free space on either side of a label within its column. */
export const labelPadding = 6;

/**
 * The widest columns that fit, `count` of them side by side in `width`. Where there is no room for all, the diagram scrolls,
 * and the columns are as wide as the first few of them allow.
 * `rem` is the page's own text size.
 */
export const chooseLayout = (width: number, count: number, rem: number): Layout => {
  const widest = (columns: number) =>
    columnWidths.find((candidate) => candidate * columns <= width - 2 * sideMargin);
  const columnWidth = widest(count) ?? widest(Math.min(count, core)) ?? narrowest;
  const fontSize = Math.round(rem * (columnWidth < 140 ? 0.75 : 0.8) * 2) / 2;
  // A character of the monospaced font is six tenths of its size wide.
  const lineLength = Math.floor((columnWidth - 2 * labelPadding - 2) / (fontSize * 0.6));
  return { columnWidth, fontSize, lineLength };
};
