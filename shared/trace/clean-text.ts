/**
 * Makes one short printable line of text that came from outside. Control and direction-changing characters go
 * (they could reverse or break the sentence around them), runs of space become one, and more than `max`
 * characters are cut with an ellipsis.
 */
export const cleanText = (text: string, max = 80): string => {
  const line = text
    // Enough for `max` characters of any width; keeps a megabyte of text from being walked.
    .slice(0, max * 8)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim();
  const characters = Array.from(line);
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : line;
};
