import type { CursorMove } from './timeline-context.ts';

export type Key = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'defaultPrevented' | 'repeat'
>;

/** What the focus is on, as far as keys mean something to it. */
export type Focus = 'text' | 'tabs' | 'button' | 'scroll area' | 'elsewhere' | 'aside';

export type KeyMove = Exclude<CursorMove['type'], 'select event' | 'scrub to'> | 'back to live' | 'skip';
export type KeyMeaning = KeyMove | 'play or pause' | 'list of keys';

const plain = new Map<string, KeyMeaning>(
  Object.entries({
    ArrowLeft: 'event before',
    ArrowRight: 'event after',
    PageUp: 'previous chapter',
    PageDown: 'next chapter',
    Home: 'to the first',
    End: 'to the newest',
    ' ': 'play or pause',
    l: 'back to live',
    L: 'back to live',
    Escape: 'skip',
  } as const),
);
const shifted = new Map<string, KeyMeaning>(
  Object.entries({
    ArrowLeft: 'previous chapter',
    ArrowRight: 'next chapter',
  } as const),
);

/** Which keys each focus keeps for itself. */
const kept: Record<Exclude<Focus, 'text' | 'aside'>, readonly string[]> = {
  tabs: ['ArrowLeft', 'ArrowRight', 'Home', 'End', ' '],
  button: [' '],
  'scroll area': ['PageUp', 'PageDown', 'Home', 'End', ' '],
  elsewhere: [],
};

/** Whether a page may give the key a meaning: nobody types, nobody has taken it, and it is no shortcut of the browser's. */
export const isFree = ({ altKey, ctrlKey, metaKey, defaultPrevented }: Key, focus: Focus): boolean =>
  focus !== 'text' && focus !== 'aside' && !defaultPrevented && !altKey && !ctrlKey && !metaKey;

/** What a key means to the timeline. Null where it means something else: typing, a control's own key, a browser's shortcut. */
export const toKeyMeaning = (event: Key, focus: Focus): KeyMeaning | null => {
  const { key, shiftKey, repeat } = event;
  // What lies beside the page has its own keys; the list of keys is for both.
  if (focus === 'aside') return key === '?' && isFree(event, 'elsewhere') ? 'list of keys' : null;
  if (focus === 'text' || !isFree(event, focus)) return null;
  // Where `?` sits is a matter of the keyboard; most need Shift for it.
  if (key === '?') return 'list of keys';
  if (kept[focus].includes(key)) return null;
  if (shiftKey) return shifted.get(key) ?? null;
  if (key === ' ' && repeat) return null;
  return plain.get(key) ?? null;
};

const TEXT =
  'input:not([type="range"]), textarea, select, [contenteditable="true"], [role="textbox"], [role="menu"], [role="listbox"], .code-view';
const OVER = 'dialog, [role="dialog"]';

/**
 * Whether a key pressed at `target` is meant for this timeline. Where it is one part of a page among others, that part
 * is marked with `data-keys="within"`, and keys that are pressed elsewhere scroll the page as ever. One that something lies over hears none.
 */
export const isMeantFor = (timeline: Element | null, target: EventTarget | null): boolean => {
  if (timeline?.closest('[inert]')) return false;
  const part = timeline?.closest('[data-keys="within"]');
  return !part || (target instanceof Node && part.contains(target));
};

/** What sort of control an element belongs to. */
export const focusOf = (element: Element): Focus => {
  if (element.closest(TEXT)) return 'text';
  const over = element.closest(OVER);
  if (over) return over.matches('[data-beside]') ? 'aside' : 'text';
  if (element.closest('[role="tab"]')) return 'tabs';
  // An arrow that is selected already has no use for Space: whoever has clicked on it plays on from there.
  if (element.matches('svg [role="button"][aria-pressed="true"]')) return 'elsewhere';
  if (element.closest('button, summary, [role="button"], [role="switch"]')) return 'button';
  return element.matches('[role="tabpanel"]') ? 'scroll area' : 'elsewhere';
};
