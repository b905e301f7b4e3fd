import type { StageStep } from './stage-keys.ts';

/** How much of the height a step goes on by. Heads and endings stay in sight over the rest, and the last line is seen again, so that the eye finds on. */
const SHARE = 0.7;

/** Where what scrolls smoothly is on its way to. */
const aims = new WeakMap<EventTarget, number>();
const arrive = ({ currentTarget }: Event) => currentTarget && aims.delete(currentTarget);

/**
 * A step while two runs lie over the stage goes along them, in the element that scrolls: on by most of what is in sight, or to an end.
 * Whoever presses again before it is there goes on from where it is bound for.
 */
export const turnRuns = (area: Element, step: StageStep): void => {
  const { clientHeight, scrollHeight, scrollTop } = area;
  const from = aims.get(area) ?? scrollTop;
  const last = scrollHeight - clientHeight;
  const to = {
    'event before': from - clientHeight * SHARE,
    'event after': from + clientHeight * SHARE,
    'previous chapter': 0,
    'next chapter': last,
  }[step];
  const top = Math.min(Math.max(to, 0), last);
  // Where no arrival is told, or there is no way to go, each step begins where it is.
  if ('onscrollend' in area && Math.abs(top - scrollTop) >= 1) {
    aims.set(area, top);
    area.addEventListener('scrollend', arrive);
  }
  area.scrollTo({ top });
};
