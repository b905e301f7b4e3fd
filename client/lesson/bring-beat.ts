/**
 * Brings a beat into sight, to be read from its beginning: beneath the whole of its step's name, where it fits there down to its button, and
 * by itself elsewhere. A name of which half is in sight looks as if something were wrong.
 */
export function bringBeat(card: Element | null | undefined): void {
  const story = card?.closest('.story');
  if (!card || !story) return;
  const height = Math.min(innerHeight, story.closest('.workspace-side')?.clientHeight ?? innerHeight);
  // What stays free above the name when it is brought.
  const free = Number.parseFloat(getComputedStyle(story).scrollMarginTop) || 0;
  const room = height - free;
  (depthOf(card) - story.getBoundingClientRect().top < room ? story : card).scrollIntoView();
}

/** Where its foot ends when nothing is kept at hand; where it has none of its own, where all of it does. */
function depthOf(card: Element): number {
  const foot = card.querySelector<HTMLElement>('.beat-foot');
  if (!foot) return card.getBoundingClientRect().bottom;
  foot.style.position = 'static';
  const { bottom, height } = foot.getBoundingClientRect();
  foot.style.position = '';
  return height > 0 ? bottom : card.getBoundingClientRect().bottom;
}
