/**
 * Holds an arrow in the middle of the flow, so that what led to it and what came of it are seen as well. Pictures above
 * it may be drawn late and push it away: it is fetched back until the reader moves by themselves.
 * @returns call it when something was drawn
 */
export function keepInSight(host: HTMLElement, arrow: string): { drawn(): void; end(): void } {
  const ended = new AbortController();
  const { signal } = ended;
  for (const type of ['pointerdown', 'wheel', 'keydown']) {
    host.addEventListener(type, () => ended.abort(), { passive: true, signal });
  }
  return {
    drawn() {
      const area = host.querySelector('.diagram');
      const box = host.querySelector(arrow)?.getBoundingClientRect();
      if (!area || !box || signal.aborted) return;
      const middle = area.getBoundingClientRect().top + area.clientHeight / 2;
      area.scrollBy({ top: box.top + box.height / 2 - middle, behavior: 'instant' });
    },
    end: () => ended.abort(),
  };
}
