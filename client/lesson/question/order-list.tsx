import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { PracticeOption } from '#shared/content/practice-question.ts';
import { Prose } from '../prose.tsx';
import { textOf } from '../text-of.ts';
import './order-list.css';

type Props = {
  options: readonly PracticeOption[];
  /** The ids in the order in which they stand. */
  order: readonly string[];
  onChange: (order: string[]) => void;
};

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * Things to be put in order: each has a button up and one down, and the arrow keys move the one in which the focus is, which stays in it.
 * Where it stands then is said aloud.
 */
export function OrderList({ options, order, onChange }: Props) {
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
  const move = (id: string, by: number, way: string) => {
    const at = order.indexOf(id);
    const to = at + by;
    const option = options.find((one) => one.id === id);
    if (at === -1 || to < 0 || to >= order.length || !option) return;
    focused.current = { id, way };
    const others = order.filter((one) => one !== id);
    setSaid(`${textOf(option.text)} Now ${to + 1} of ${order.length}.`);
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
      <ol className="order-list" ref={list} aria-label="First to last">
        {order.map((id, at) => {
          const option = options.find((one) => one.id === id);
          if (!option) return null;
          const name = textOf(option.text);
          return (
            <li key={id} data-item={id} onKeyDown={(event) => onKey(event, id)}>
              <span className="order-place numeral" aria-hidden="true">
                {at + 1}
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

const Arrow = ({ way }: { way: 'up' | 'down' }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={way === 'up' ? 'M3 10 8 5l5 5' : 'M3 6l5 5 5-5'} />
  </svg>
);
