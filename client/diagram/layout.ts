/** How wide the columns are and how large their text, in CSS pixels. */
export type Layout = { columnWidth: number; fontSize: number; lineLength: number };

/** Widths a column can have. Few of them, so that dragging a window's edge does not redraw at every pixel. */
const columnWidths = [280, 240, 208, 176, 148, 122] as const;
const narrowest = 122;
/** Free space beside the outermost columns; `diagram.css` knows it too. */
export const sideMargin = 6;
/** Free space on either side of a label within its column. */
export const labelPadding = 6;

/**
 * The widest columns that fit, `count` of them side by side in `width`; below the narrowest the diagram scrolls.
 * `rem` is the page's own text size.
 */
export const chooseLayout = (width: number, count: number, rem: number): Layout => {
  const columnWidth =
    columnWidths.find((candidate) => candidate * count <= width - 2 * sideMargin) ?? narrowest;
  const fontSize = Math.round(rem * (columnWidth < 170 ? 0.72 : 0.8) * 2) / 2;
  // A character of the monospaced font is six tenths of its size wide.
  const lineLength = Math.floor((columnWidth - 2 * labelPadding - 2) / (fontSize * 0.6));
  return { columnWidth, fontSize, lineLength };
};
