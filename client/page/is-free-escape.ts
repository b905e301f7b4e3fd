/** Whether Escape was pressed, and is nobody's yet: nothing has taken it, and no dialog is open that it would close. */
export const isFreeEscape = ({
  key,
  defaultPrevented,
}: Pick<KeyboardEvent, 'key' | 'defaultPrevented'>): boolean =>
  key === 'Escape' && !defaultPrevented && document.querySelector('dialog[open]') === null;
