import { sayDuration } from '#shared/trace/say-duration.ts';

/** How long a cloakroom stays open without a visitor, in words: *2 hours*. The server writes it into the page. */
export const idleTime = (): string => {
  const content = document.querySelector('meta[name="idle-seconds"]')?.getAttribute('content');
  const seconds = Number(content);
  return seconds > 0 ? sayDuration(seconds * 1000) : 'a while';
};
