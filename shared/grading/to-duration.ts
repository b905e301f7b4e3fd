const units = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** Says a length of time in the largest unit that fits: *2 hours*, *90 minutes*, *250 ms*. */
export function toDuration(ms: number): string {
  for (const [unit, length] of units) {
    const count = ms / length;
    if (count >= 1 && Number.isInteger(count)) return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return `${ms} ms`;
}
