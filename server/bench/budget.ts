/** One measured figure beside what it may be. */
export type Measured = {
  what: string;
  value: number;
  unit: 'ms' | 'KB' | 'MB' | 's' | 'times' | 'listeners';
  /** Null for a figure that is only there to compare with. */
  budget: number | null;
};

export const isOver = ({ value, budget }: Measured): boolean => budget !== null && value > budget;

/** `burst → picture, p95   41.2 ms   budget 60 ms   within` */
export function budgetLine(measured: Measured): string {
  const { what, value, unit, budget } = measured;
  const digits = unit === 'listeners' ? 0 : unit === 'times' ? 2 : value < 100 ? 1 : 0;
  const figure = ` ${value.toFixed(digits)} ${unit}`.padStart(12);
  if (budget === null) return `${what.padEnd(64)}${figure}   for comparison`;
  return `${what.padEnd(64)}${figure}   budget ${budget} ${unit}   ${isOver(measured) ? 'OVER BUDGET' : 'within'}`;
}

/** The value below which this share of the samples lies, by the nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('Could not take a percentile: there are no samples.');
  return value;
}
