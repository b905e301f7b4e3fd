/** Leads to the arrow or note of one event, where the page has to be scrolled for it. */
export function seeEvent(number: number): void {
  const drawn = document.querySelector(`#diagram .diagram-chapter:not([hidden]) [data-event="${number}"]`);
  const { top = -1, bottom = 0 } = drawn?.getBoundingClientRect() ?? {};
  if (top < 0 || bottom > innerHeight) see(drawn);
}

function see(drawn: Element | null | undefined): void {
  if (drawn) drawn.scrollIntoView({ block: 'center' });
  else document.getElementById('diagram')?.scrollIntoView();
}
