const units = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

/** `1 hour 5 minutes`: at most two units, of what is given in milliseconds. */
export const sayDuration = (ms: number): string => {
  let left = ms;
  const said: string[] = [];
  for (const [size, unit] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0 && said.length < 2) said.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return said.join(' ') || `${Math.round(ms)} ms`;
};
