/** Whose hands are up, in a few words, first come first; of many the first and their number. */
export const sayHands = ([first = '', ...others]: readonly string[]): string => {
  const [second] = others;
  if (second === undefined) return `${first} is stuck`;
  return others.length === 1
    ? `${first} and ${second} are stuck`
    : `${first} and ${others.length} more are stuck`;
};
