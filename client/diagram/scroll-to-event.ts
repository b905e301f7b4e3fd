/** Free space between the shown event and the edge of the area, in pixels. */
const margin = 14;
/** Sideways half a lane, so that its head is whole. */
const marginAside = 44;

/** How much of the area's height a curtain takes at least, while what was shown last is followed. */
const curtainShare = 0.1;

type Sides = { left: number; right: number };

/** How far sideways a view has to be scrolled until a box is in it; its beginning first, where it is wider than the view. */
export const toReach = (box: Sides, view: Sides): number => {
  const [left, right] = [view.left + marginAside, view.right - marginAside];
  return Math.min(box.left - left, 0) || Math.max(Math.min(box.right - right, box.left - left), 0);
};

/**
 * How far down an area is scrolled that follows what is being played: so far that the newest event played is in sight, with
 * its chapter's title as long as both fit. The room of those to come may be higher than the area; of one with `data-curtained` some
 * is left for what hangs over its lower edge.
 */
export const toNewestPlayed = (area: HTMLElement): number => {
  const newest = [...area.querySelectorAll<SVGElement>('.diagram-event:not(.is-unplayed)')].at(-1);
  const chapter = newest?.closest('.diagram-chapter');
  const title = chapter?.querySelector('.diagram-title');
  if (!newest || !chapter || !title) return area.scrollHeight;
  // A note of the same event hangs lower than its arrow.
  const parts = [...chapter.querySelectorAll(`[data-of="${newest.dataset.of}"]`)];
  const lowest = Math.max(...parts.map((part) => part.getBoundingClientRect().bottom));
  const beneath = area.hasAttribute('data-curtained') ? area.clientHeight * curtainShare : 0;
  const view = area.getBoundingClientRect();
  const top = area.querySelector('.diagram-top')?.getBoundingClientRect().bottom ?? view.top;
  const beginning = title.getBoundingClientRect().top - top;
  const needed = lowest + margin + beneath - view.top - area.clientHeight;
  return Math.min(area.scrollTop + Math.max(beginning, needed), area.scrollHeight);
};

/**
 * Scrolls the diagram, and nothing around it, just so far that the event is in sight, if it is drawn; with its chapter's title, if
 * both fit.
 */
export const scrollToEvent = (area: HTMLElement, number: number): void => {
  const event = area.querySelector(`.diagram-chapter:not([hidden]) [data-of="${number}"]`);
  const title = event?.closest('.diagram-chapter')?.querySelector('.diagram-title');
  if (!event || !title) return;
  const view = area.getBoundingClientRect();
  const heads = area.querySelector('.diagram-top')?.getBoundingClientRect();
  const [top, bottom] = [heads?.bottom ?? view.top, view.top + area.clientHeight];
  const box = event.getBoundingClientRect();
  const start = title.getBoundingClientRect().top;
  const first = box.bottom + margin - start <= bottom - top ? start : box.top - margin;
  const down = Math.min(first - top, 0) || Math.max(box.bottom + margin - bottom, 0);
  const across = toReach(box, { left: view.left, right: view.left + area.clientWidth });
  if (down !== 0 || across !== 0) area.scrollBy({ top: down, left: across, behavior: 'instant' });
};
