/**
 * The time at which a command's options let a key expire, in milliseconds since the epoch: `EX` and `PX` count from
 * `at`, `EXAT` and `PXAT` are absolute. Null when none of them is given.
 */
export const expiryOption = (options: readonly string[], at: number): number | null => {
  for (const [index, option] of options.entries()) {
    const amount = toAmount(options[index + 1]);
    if (amount === null) continue;
    if (/^ex$/i.test(option)) return at + amount * 1000;
    if (/^px$/i.test(option)) return at + amount;
    if (/^exat$/i.test(option)) return amount * 1000;
    if (/^pxat$/i.test(option)) return amount;
  }
  return null;
};

/** A whole number as Redis takes it; null for anything else. */
export const toAmount = (text: string | undefined): number | null =>
  text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : null;

export const hasOption = (options: readonly string[], name: string): boolean =>
  options.some((option) => option.toUpperCase() === name);
