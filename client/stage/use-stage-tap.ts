import { type RefObject, useEffect } from 'react';
import type { StageStep } from './stage-keys.ts';
import { stepOfTap } from './step-of-tap.ts';

/** What one can tap on for its own sake. */
const OWN =
  'a, button, input, select, textarea, label, summary, [role="button"], [data-of], dialog, .quiet-stage';

/** A tap on the picture is a step: back at its left edge, on everywhere else. `onStep` has to stay the same function. */
export const useStageTap = (
  picture: RefObject<HTMLElement | null>,
  onStep: (step: StageStep) => void,
): void => {
  useEffect(() => {
    const { current } = picture;
    if (!current) return;
    const onClick = ({ target, clientX, shiftKey }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest(OWN)) return;
      // Whoever marks a word has not tapped.
      if (getSelection()?.isCollapsed === false) return;
      const { left, width } = current.getBoundingClientRect();
      onStep(stepOfTap((clientX - left) / width, shiftKey));
    };
    current.addEventListener('click', onClick);
    return () => current.removeEventListener('click', onClick);
  }, [picture, onStep]);
};
