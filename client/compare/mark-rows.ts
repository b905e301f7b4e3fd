import type { AlignedRow } from '#shared/compare/alignment.ts';
import { toDrawableEvents } from '#shared/compare/to-drawable-events.ts';
import { markEvents } from '../diagram/mark-events.ts';

/** What a screen reader hears before an arrow's own sentence. */
const spoken: Readonly<Record<AlignedRow['kind'], string>> = {
  same: '',
  changed: 'Changed: ',
  missing: 'Missing after: ',
  new: 'New after: ',
};

/**
 * Makes every arrow of a comparison one thing that can be pointed at, focused and read out. Each carries `data-of`,
 * its row's place among those drawn, counted from 1, and `data-row`, what kind of row it is.
 */
export const markRows = (
  picture: SVGSVGElement,
  { rows, owners }: { rows: readonly AlignedRow[]; owners: readonly (number | null)[] },
): void => {
  markEvents(picture, {
    events: toDrawableEvents(rows),
    // No event has the number 0: the edges of a background belong to none.
    owners: owners.map((owner) => (owner === null ? 0 : owner + 1)),
    after: rows.length,
  });
  for (const group of picture.querySelectorAll<SVGElement>('[data-of]')) {
    const row = rows[Number(group.dataset.of) - 1];
    if (!row) continue;
    group.dataset.row = row.kind;
    const sentence = group.getAttribute('aria-label');
    if (sentence !== null) group.setAttribute('aria-label', spoken[row.kind] + sentence);
  }
};
