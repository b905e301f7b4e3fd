/** Of whom something is true, in a few words, first come first; of many the first and their number. */
export const sayWho = (
  [first = '', ...others]: readonly string[],
  { one, many }: { one: string; many: string },
): string => {
  const [second] = others;
  if (second === undefined) return `${first} ${one}`;
  return others.length === 1
    ? `${first} and ${second} ${many}`
    : `${first} and ${others.length} more ${many}`;
};
