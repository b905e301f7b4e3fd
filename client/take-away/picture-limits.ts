export type Size = { width: number; height: number };

/** The longest text that Mermaid draws, in characters: its own `maxTextSize`. Beyond it draws a bomb instead. */
export const longestText = 50_000;

/** What every current browser's canvas can hold: pixels along one side, and pixels altogether. */
const longestSide = 16_384;
const largestArea = 16_384 * 4096;

/** How many pixels of a PNG one unit of the picture gets: two for sharp screens, one where two are too many, none. */
export const choosePngScale = ({ width, height }: Size): 2 | 1 | null => {
  const fits = (scale: number) =>
    Math.max(width, height) * scale <= longestSide && width * height * scale ** 2 <= largestArea;
  if (fits(2)) return 2;
  return fits(1) ? 1 : null;
};
