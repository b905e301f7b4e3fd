/** The place of the row that a click or a key has hit, counted from 1; null where there is none. */
export function placeHit(target: EventTarget | null): number | null {
  const of = target instanceof Element && target.closest('[data-of]')?.getAttribute('data-of');
  return of ? Number(of) : null;
}

/** Points out the row at this place, counted from 1, and no other; null for none. */
export function markSelected(picture: Element, place: number | null): void {
  for (const part of picture.querySelectorAll<SVGElement>('[data-of]')) {
    const isSelected = Number(part.dataset.of) === place;
    part.classList.toggle('is-selected', isSelected);
    if (part.getAttribute('role') === 'button') part.setAttribute('aria-pressed', String(isSelected));
  }
}
