import { arrowEnds } from './arrow-ends.ts';
import { drawBeside, type Ghosts } from './ghosts.ts';
import type { Lanes } from './lanes.ts';
import { shape } from './shape.ts';
import { toElement } from './to-element.ts';

/**
 * Draws what was said to come right behind the arrow that came: not within it, whose name is what is written there.
 * @returns takes it out again
 */
export function showBeside(picture: Element, ghosts: Ghosts, lanes: Lanes): () => void {
  if (ghosts.stand.where !== 'beside') return () => undefined;
  const { number } = ghosts.stand;
  const group = picture.querySelector<SVGElement>(`.diagram-event[data-of="${number}"]`);
  const arrow = group?.querySelector('[data-et="message"]');
  const server = lanes.participants.findIndex(({ id }) => id === group?.dataset.from);
  if (!group || !arrow || server === -1) return () => undefined;
  const { x1, x2, y1 } = arrowEnds(arrow);
  const shapes = drawBeside(ghosts, lanes, { server, x1, x2, y: y1 });
  const drawn = toElement(shape('g', { class: 'diagram-beside', 'aria-hidden': 'true' }, ...shapes));
  group.after(drawn);
  return () => drawn.remove();
}
