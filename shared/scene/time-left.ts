/** Whether a coat’s time is up, and it hangs there all the same. Both in milliseconds since the epoch. */
export const isOver = (expiresAt: number | null, now: number): boolean =>
  expiresAt !== null && expiresAt <= now;

/** Time until a coat must go, as a clock shows it: `59:12`, `60:00` for a whole hour, `1:00:01`. Both in milliseconds since the epoch. */
export const toTimeLeft = (expiresAt: number | null, now: number): string => {
  if (expiresAt === null) return 'no end';
  if (isOver(expiresAt, now)) return 'time’s up';
  const left = Math.ceil((expiresAt - now) / 1000);
  const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
  const two = (amount: number) => String(amount).padStart(2, '0');
  if (hours >= 100) return `${Math.floor(hours / 24)} days`;
  // A session begins with an hour, and beside another there is no room for more.
  if (left <= 3600) return `${Math.floor(left / 60)}:${two(seconds)}`;
  return `${hours}:${two(minutes)}:${two(seconds)}`;
};

/** The same to the minute, where there is no room for more: `59 min`, `2 h`, `over`. */
export const toMinutesLeft = (expiresAt: number | null, now: number): string => {
  if (isOver(expiresAt, now)) return 'over';
  if (expiresAt === null) return toTimeLeft(expiresAt, now);
  const minutes = Math.ceil((expiresAt - now) / 60_000);
  if (minutes > 48 * 60) return `${Math.floor(minutes / 1440)} days`;
  return minutes >= 120 ? `${Math.floor(minutes / 60)} h` : `${minutes} min`;
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
