/** Whether a coat’s time is up, and it hangs there all the same. Both in milliseconds since the epoch. */
export const isOver = (expiresAt: number | null, now: number): boolean =>
  expiresAt !== null && expiresAt <= now;

/** Time until a coat must go, as a clock shows it: `59:12`, `1:00:00`. Both in milliseconds since the epoch. */
export const toTimeLeft = (expiresAt: number | null, now: number): string => {
  if (expiresAt === null) return 'no end';
  if (isOver(expiresAt, now)) return 'time’s up';
  const left = Math.ceil((expiresAt - now) / 1000);
  const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
  const two = (amount: number) => String(amount).padStart(2, '0');
  if (hours >= 100) return `${Math.floor(hours / 24)} days`;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
};

/** The same in words, to the minute: `60 minutes`. */
export const sayTimeLeft = (expiresAt: number | null, now: number): string => {
  if (expiresAt === null) return 'for ever';
  if (isOver(expiresAt, now)) return 'past its time';
  const minutes = Math.round((expiresAt - now) / 60_000);
  if (minutes < 1) return 'for less than a minute';
  if (minutes > 180) return `for ${Math.round(minutes / 60).toLocaleString('en-GB')} hours`;
  return `for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
};
