import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { placeAmong } from './place-among.ts';

type Drag = {
  id: string;
  pointer: number;
  /** From the thing's upper edge to where it is held, in CSS pixels. */
  hold: number;
  /** Where the pointer is now, from the window's top. */
  y: number;
  /** To go back to. */
  before: readonly string[];
};

type Options = {
  list: RefObject<HTMLElement | null>;
  order: readonly string[];
  isOff: boolean;
  onChange: (order: string[]) => void;
  /** It was let go of in its new place. */
  onDropped: (id: string) => void;
};

/**
 * Lets a pointer drag the things of a list, each of which has its id as `data-item`: a mouse by all of it, a finger, which scrolls
 * as well, by its `data-grip`. They make room as it passes; Escape, or a gesture that the browser takes over, puts it back.
 */
export function useDragOrder({ list, order, isOff, onChange, onDropped }: Options) {
  const drag = useRef<Drag | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
  /** Has it follow the pointer from wherever the list has it now, within the list. @returns where it is, from the list's top */
  const follow = () => {
    const { current } = drag;
    const item = items().find((one) => one.dataset.item === current?.id);
    if (!current || !item || !list.current) return null;
    item.style.translate = '';
    const wanted = item.offsetTop + current.y - current.hold - item.getBoundingClientRect().top;
    const top = Math.min(Math.max(0, wanted), list.current.offsetHeight - item.offsetHeight);
    item.style.translate = `0 ${top - item.offsetTop}px`;
    return top;
  };
  const end = (isDropped: boolean) => {
    const { current } = drag;
    if (!current) return;
    drag.current = null;
    setDragged(null);
    for (const item of items()) item.style.translate = '';
    if (list.current?.hasPointerCapture(current.pointer)) list.current.releasePointerCapture(current.pointer);
    if (!isDropped) onChange([...current.before]);
    else if (order.join() !== current.before.join()) onDropped(current.id);
  };

  // The list has been put in another order under the pointer.
  useLayoutEffect(() => void follow());
  useEffect(() => {
    if (dragged === null) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && end(false);
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const { target, button, pointerId, pointerType, clientY } = event;
    if (isOff || button !== 0 || drag.current || !(target instanceof Element)) return;
    const item = target.closest<HTMLElement>('[data-item]');
    const isHeld = pointerType === 'mouse' ? !target.closest('button') : target.closest('[data-grip]');
    if (!item?.dataset.item || !isHeld) return;
    list.current?.setPointerCapture(pointerId);
    const hold = clientY - item.getBoundingClientRect().top;
    drag.current = { id: item.dataset.item, pointer: pointerId, hold, y: clientY, before: order };
    setDragged(item.dataset.item);
  };
  const onPointerMove = ({ pointerId, clientY }: PointerEvent) => {
    const { current } = drag;
    if (current?.pointer !== pointerId) return;
    current.y = clientY;
    const top = follow();
    if (top === null) return;
    const at = order.indexOf(current.id);
    const spans = items().map((item) => ({ top: item.offsetTop, height: item.offsetHeight }));
    const to = placeAmong(spans, at, top);
    if (to !== at) {
      const others = order.filter((one) => one !== current.id);
      onChange([...others.slice(0, to), current.id, ...others.slice(to)]);
    }
    items()
      .find((item) => item.dataset.item === current.id)
      ?.scrollIntoView({ block: 'nearest' });
  };
  const handlers = {
    onPointerDown,
    onPointerMove,
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  };
  return { dragged, handlers };
}
