import type { Chapter } from '#shared/trace/chapter.ts';

/** Where a chapter stands to the cursor. Actors act at the same time too, so several chapters can be `now`. */
export type When = 'past' | 'now' | 'future';

/** While live, `cursor` is null and everything has happened. */
export const whenIs = ({ key, events }: Chapter, cursor: number | null): When => {
  if (cursor === null || (events.at(-1)?.number ?? 0) < cursor) return 'past';
  return key > cursor ? 'future' : 'now';
};

/**
 * Shows one instant in a picture: what comes after the cursor as not yet happened, and out of assistive technology's
 * sight, the event at the cursor as selected. Without a cursor, all of it as it was drawn.
 */
export const showInstant = (host: Element, cursor: number | null): void => {
  for (const part of host.querySelectorAll<SVGElement>('[data-of]')) {
    const number = Number(part.dataset.of);
    const isFuture = cursor !== null && number > cursor;
    part.classList.toggle('is-selected', number === cursor);
    part.classList.toggle('is-future', isFuture);
    if (isFuture) part.setAttribute('aria-hidden', 'true');
    else part.removeAttribute('aria-hidden');
    if (part.getAttribute('role') === 'button') part.setAttribute('aria-pressed', String(number === cursor));
  }
};
