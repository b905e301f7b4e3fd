/** A span of time as a clock shows it: `59:48`, from a day on in days. Milliseconds; never below zero. */
export const formatSpan = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}`;
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/** The same in whole seconds, as Redis counts a TTL. */
export const secondsLeft = (ms: number): number => Math.max(0, Math.ceil(ms / 1000));
