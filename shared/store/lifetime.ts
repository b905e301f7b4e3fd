/** What a command says of how long its key lives. Times are milliseconds since the epoch. */
export type Lifetime =
  | { type: 'for'; ms: number }
  | { type: 'until'; at: number }
  | { type: 'none' }
  /** As long as the key would have lived anyway. */
  | { type: 'kept' };

/** Where a command says so: in one of its arguments, among its options, or nowhere, which means one or the other. */
export type LifetimeRule =
  | { from: 'now' | 'epoch'; argument: number; unitMs: 1 | 1000 }
  | { from: 'options'; first: number; otherwise: 'none' | 'kept' }
  | 'none'
  | 'kept';

/** The options that name a lifetime; of all the number follows (redis.io/docs/latest/commands/set). */
export const lifetimeOptions: Readonly<Record<string, { from: 'now' | 'epoch'; unitMs: 1 | 1000 }>> = {
  EX: { from: 'now', unitMs: 1000 },
  PX: { from: 'now', unitMs: 1 },
  EXAT: { from: 'epoch', unitMs: 1000 },
  PXAT: { from: 'epoch', unitMs: 1 },
};

/** A whole number as Redis takes it; null for anything else. */
const toAmount = (text: string | undefined): number | null =>
  text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : null;

export const hasOption = (options: readonly string[], name: string): boolean =>
  options.some((option) => option.toUpperCase() === name);

/** Null when what stands in the place of a lifetime is none. */
export const readLifetime = (rule: LifetimeRule, args: readonly string[]): Lifetime | null => {
  if (rule === 'none' || rule === 'kept') return { type: rule };
  if (rule.from === 'options') return readOptions(args.slice(rule.first)) ?? { type: rule.otherwise };
  const amount = toAmount(args[rule.argument]);
  return amount === null ? null : toLifetime(rule, amount);
};

const toLifetime = ({ from, unitMs }: { from: 'now' | 'epoch'; unitMs: number }, amount: number): Lifetime =>
  from === 'now' ? { type: 'for', ms: amount * unitMs } : { type: 'until', at: amount * unitMs };

const readOptions = (options: readonly string[]): Lifetime | null => {
  for (const [index, option] of options.entries()) {
    const name = option.toUpperCase();
    const amount = toAmount(options[index + 1]);
    const unit = Object.hasOwn(lifetimeOptions, name) ? lifetimeOptions[name] : undefined;
    if (unit && amount !== null) return toLifetime(unit, amount);
  }
  if (hasOption(options, 'KEEPTTL')) return { type: 'kept' };
  return hasOption(options, 'PERSIST') ? { type: 'none' } : null;
};
