import { focusOf } from '../timeline/timeline-keys.ts';
import type { StageFocus } from './stage-keys.ts';

/** Where one types, or chooses from a list: it needs its keys, however one came to it. */
const TYPED =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]';

/**
 * What a key pressed at `target` meets. Whoever has clicked on something presents on: what was clicked keeps no key, and only who came to
 * it by keyboard works it by keyboard.
 */
export const stageFocusOf = (target: EventTarget | null, isByPointer: boolean): StageFocus => {
  if (!(target instanceof Element)) return 'elsewhere';
  if (isByPointer && !target.closest(TYPED)) return 'elsewhere';
  // Also the arrow that is chosen: its keys lead on to the other run.
  if (target.closest('.two-runs-pages [role="button"]')) return 'runs';
  const focus = focusOf(target);
  return focus === 'button' && target.closest('.diagram') ? 'diagram' : focus;
};
