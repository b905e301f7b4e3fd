/** A line, counted from 1, and whether it still reads as it did. */
export type MovedLine = { line: number; isSame: boolean };

/**
 * Where a line of an older text stands in the newer one. What both have in common at the top and at the bottom tells;
 * a line between is where it was, or at the end of what was changed.
 */
export const moveLine = (older: string, newer: string, line: number): MovedLine => {
  if (older === newer) return { line, isSame: true };
  const before = older.split('\n');
  const after = newer.split('\n');
  const shorter = Math.min(before.length, after.length);
  let top = 0;
  while (top < shorter && before[top] === after[top]) top++;
  if (line <= top) return { line, isSame: true };
  let bottom = 0;
  while (bottom < shorter - top && before.at(-1 - bottom) === after.at(-1 - bottom)) bottom++;
  const added = after.length - before.length;
  if (line > before.length - bottom) return { line: line + added, isSame: true };
  return { line: Math.max(1, Math.min(line, after.length - bottom)), isSame: false };
};
