import { sayDuration } from '#shared/trace/say-duration.ts';

/** How long a cloakroom stays open without a visitor, in milliseconds; null when the page does not tell. The server writes it there. */
export const idleMs = (): number | null => {
  const content = document.querySelector('meta[name="idle-seconds"]')?.getAttribute('content');
  const seconds = Number(content);
  return seconds > 0 ? seconds * 1000 : null;
};

/** The same in words: *2 hours*. */
export const idleTime = (): string => {
  const ms = idleMs();
  return ms === null ? 'a while' : sayDuration(ms);
};
