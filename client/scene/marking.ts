import type { KeyboardEvent } from 'react';

/**
 * What is marked, here and in the panels alike. A ticket's `id` is the cookie's value, a hook's the key
 * (`session:<id>`), an attendant's the server's name (`A`).
 */
export type Marked = { kind: 'ticket' | 'hook' | 'attendant'; id: string } | null;

export type Marking = { marked: Marked; onMark: (marked: Marked) => void };

export const isMarked = (marked: Marked, { kind, id }: NonNullable<Marked>): boolean =>
  marked?.kind === kind && marked.id === id;

/** Makes an element mark its thing while it is pointed at or focused; on a touch screen, when it is touched. */
export const markProps = ({ marked, onMark }: Marking, thing: NonNullable<Marked>, label?: string) => ({
  role: 'button',
  tabIndex: 0,
  ...(label === undefined ? {} : { 'aria-label': label }),
  'aria-pressed': isMarked(marked, thing),
  [`data-${thing.kind}`]: thing.id,
  'data-marked': isMarked(marked, thing) || undefined,
  onPointerEnter: () => onMark(thing),
  onPointerLeave: () => onMark(null),
  onFocus: () => onMark(thing),
  onBlur: () => onMark(null),
  onClick: () => onMark(thing),
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') onMark(thing);
    if (event.key === 'Escape') onMark(null);
    // The page's own shortcuts would play on Space.
    if (event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
    }
  },
});

/** For words in the drawing that the label of what they belong to says already. */
export const saidByLabel = { 'aria-hidden': true } as const;
