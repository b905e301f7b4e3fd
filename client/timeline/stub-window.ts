/** Which chapters have a stub of their own: those from `from` up to, not including, `to`. */
export type StubWindow = { from: number; to: number };

/** What a stub that stands for several takes, in rem. */
const foldWidth = 5.5;
const gap = 0.25;

/**
 * The stubs that there is room for: the newest, if the one that is shown is among them; else those around it. At least
 * one. `widths` and `room` are in rem; what lies outside folds into a stub at either end.
 */
export const stubWindow = (widths: readonly number[], shown: number, room: number): StubWindow => {
  const fits = ({ from, to }: StubWindow): boolean => {
    const folds = (from > 0 ? 1 : 0) + (to < widths.length ? 1 : 0);
    const stubs = widths.slice(from, to).reduce((sum, width) => sum + width + gap, 0);
    return stubs + folds * (foldWidth + gap) <= room;
  };
  const newest = Math.max(0, widths.length - 1);
  const at = Math.min(Math.max(shown, 0), newest);
  let window = { from: newest, to: widths.length };
  while (window.from > 0 && fits({ ...window, from: window.from - 1 }))
    window = { ...window, from: window.from - 1 };
  if (at >= window.from) return window;
  window = { from: at, to: at + 1 };
  // The one before says how it came to this, so it is tried first, and so on in turns.
  for (let [ahead, stuck] = [false, 0]; stuck < 2; ahead = !ahead) {
    const wider = ahead ? { ...window, to: window.to + 1 } : { ...window, from: window.from - 1 };
    const isThere = wider.from >= 0 && wider.to <= widths.length;
    if (isThere && fits(wider)) [window, stuck] = [wider, 0];
    else stuck += 1;
  }
  return window;
};
