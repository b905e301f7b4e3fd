import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { PracticeOption } from '#shared/content/practice-question.ts';
import { Prose } from '../prose.tsx';
import { textOf } from '../text-of.ts';
import './order-list.css';
import { useDragOrder } from './use-drag-order.ts';

type Props = {
  options: readonly PracticeOption[];
  /** The ids in the order in which they stand. */
  order: readonly string[];
  /** Whether it stays as it is: what was sent is being run. */
  isOff?: boolean;
  onChange: (order: string[]) => void;
};

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * Things to be put in order: each can be dragged, has a button up and one down, and the arrow keys move the one in which the focus is,
 * which stays in it. Where it stands then is said aloud.
 */
export function OrderList({ options, order, isOff = false, onChange }: Props) {
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef<{ id: string; way: string } | null>(null);
  useLayoutEffect(() => {
    const { current } = focused;
    focused.current = null;
    if (current)
      list.current
        ?.querySelector<HTMLElement>(`[data-item="${current.id}"] [data-way="${current.way}"]`)
        ?.focus({ preventScroll: true });
  });
  const say = (id: string, place: number) => {
    const option = options.find((one) => one.id === id);
    if (option) setSaid(`${textOf(option.text)} Now ${place + 1} of ${order.length}.`);
  };
  const { dragged, handlers } = useDragOrder({
    list,
    order,
    isOff,
    onChange,
    onDropped: (id) => say(id, order.indexOf(id)),
  });
  const move = (id: string, by: number, way: string) => {
    const at = order.indexOf(id);
    const to = at + by;
    if (at === -1 || to < 0 || to >= order.length) return;
    focused.current = { id, way };
    const others = order.filter((one) => one !== id);
    say(id, to);
    onChange([...others.slice(0, to), id, ...others.slice(to)]);
  };
  const onKey = (event: KeyboardEvent, id: string) => {
    const by = steps[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { target } = event;
    move(id, by, target instanceof HTMLElement ? (target.dataset.way ?? 'up') : 'up');
  };
  return (
    <>
      <ol className="order-list" ref={list} aria-label="First to last" {...handlers}>
        {order.map((id, at) => {
          const option = options.find((one) => one.id === id);
          if (!option) return null;
          const name = textOf(option.text);
          return (
            <li key={id} data-item={id} data-dragged={id === dragged} onKeyDown={(event) => onKey(event, id)}>
              <span className="order-grip" data-grip="" aria-hidden="true">
                <Dots />
                <span className="numeral">{at + 1}</span>
              </span>
              <span className="order-text">
                <Prose root={option.text} />
              </span>
              <span className="order-moves">
                <button
                  type="button"
                  data-way="up"
                  aria-label={`Up: ${name}`}
                  aria-disabled={at === 0}
                  onClick={() => move(id, -1, 'up')}
                >
                  <Arrow way="up" />
                </button>
                <button
                  type="button"
                  data-way="down"
                  aria-label={`Down: ${name}`}
                  aria-disabled={at === order.length - 1}
                  onClick={() => move(id, 1, 'down')}
                >
                  <Arrow way="down" />
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

const Dots = () => (
  <svg viewBox="0 0 8 14" width="8" height="14" aria-hidden="true">
    <path d="M1.5 2h0M6.5 2h0M1.5 7h0M6.5 7h0M1.5 12h0M6.5 12h0" />
  </svg>
);

const Arrow = ({ way }: { way: 'up' | 'down' }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={way === 'up' ? 'M3 10 8 5l5 5' : 'M3 6l5 5 5-5'} />
  </svg>
);
