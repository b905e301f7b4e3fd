import type { StageStep } from './stage-keys.ts';

/** How much of the height a step goes on by. Heads and endings stay in sight over the rest, and the last line is seen again, so that the eye finds on. */
const SHARE = 0.7;

/** A step while two runs lie over the stage goes along them, in the element that scrolls: on by most of what is in sight, or to an end. */
export const turnRuns = (area: Element, step: StageStep): void => {
  const { clientHeight, scrollHeight, scrollTop } = area;
  const top = {
    'event before': scrollTop - clientHeight * SHARE,
    'event after': scrollTop + clientHeight * SHARE,
    'previous chapter': 0,
    'next chapter': scrollHeight,
  }[step];
  area.scrollTo({ top });
};
