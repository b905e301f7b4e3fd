import type { Chapter } from '#shared/trace/chapter.ts';

/** Where a chapter stands to the cursor. Actors act at the same time too, so several chapters can be `now`. */
export type When = 'past' | 'now' | 'future';

/** While live, `cursor` is null and everything has happened. */
export const whenIs = ({ key, events }: Chapter, cursor: number | null): When => {
  if (cursor === null || (events.at(-1)?.number ?? 0) < cursor) return 'past';
  return key > cursor ? 'future' : 'now';
};

export type Instant = {
  /** Number of the event at the cursor; null while live. */
  cursor: number | null;
  /** Number of the newest event that has been played; null where all have. */
  head: number | null;
};

/**
 * Shows one instant in a picture: what comes after the cursor as not yet happened, what is still to be played not at all but for its
 * room, and both out of assistive technology's sight; the event at the cursor as selected. Without either, all of it as it was drawn.
 */
export const showInstant = (host: Element, { cursor, head }: Instant): void => {
  for (const part of host.querySelectorAll<SVGElement>('[data-of]')) {
    const number = Number(part.dataset.of);
    const isFuture = cursor !== null && number > cursor;
    part.classList.toggle('is-selected', number === cursor);
    const isUnplayed = head !== null && number > head;
    part.classList.toggle('is-future', isFuture);
    part.classList.toggle('is-unplayed', isUnplayed);
    if (isFuture || isUnplayed) part.setAttribute('aria-hidden', 'true');
    else part.removeAttribute('aria-hidden');
    if (part.getAttribute('role') === 'button') part.setAttribute('aria-pressed', String(number === cursor));
  }
};
