/** Leads to the newest arrow, or to the diagram as a whole where none is drawn yet. */
export function seeNewest(): void {
  const newest = [...document.querySelectorAll('#diagram [data-event]')].at(-1);
  if (newest) newest.scrollIntoView({ block: 'center' });
  else document.getElementById('diagram')?.scrollIntoView();
}
