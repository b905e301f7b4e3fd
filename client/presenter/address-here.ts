const NAME = '/presenter';

/**
 * The address in the presenter's window, which is at the path `at`, that shows what `to` leads to; null where the window has no such
 * thing. Lessons and their steps have the same names in both.
 */
export const addressHere = (to: string, at: string): string | null => {
  const home = at.slice(0, at.indexOf(NAME));
  const [lessons, here] = [`${home}/lessons/`, home + NAME];
  if (to.startsWith(lessons)) return `${here}/${to.slice(lessons.length)}`;
  return to === here || to.startsWith(`${here}/`) ? to : null;
};
