import { createElement, type ReactNode } from 'react';
import { drawOutcome } from './adornment.ts';
import type { Shape } from './shape.ts';

/** The mark of an answer's arrow, where there is no arrow. */
export function OutcomeMark({ outcome }: { outcome: 'served' | 'refused' }) {
  return (
    <svg className="outcome-mark" viewBox="-11 -11 22 22" aria-hidden="true">
      {toNode(drawOutcome(outcome, 'scale(1)'), 0)}
    </svg>
  );
}

const toNode = ({ name, attributes, children }: Shape, key: number): ReactNode => {
  const { class: className, ...others } = attributes;
  const inside = children.map((child, index) => (typeof child === 'string' ? child : toNode(child, index)));
  return createElement(name, { ...others, className, key }, ...inside);
};
