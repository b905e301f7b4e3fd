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
  const focus = focusOf(target);
  if (focus !== 'button') return focus;
  return target.closest('.two-runs-pages') ? 'runs' : target.closest('.diagram') ? 'diagram' : focus;
};
