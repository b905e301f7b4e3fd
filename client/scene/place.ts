import type { CSSProperties } from 'react';
import type { Spot } from './lay-out-band.ts';

/** Puts a part of the drawing on its spot. A style and not an attribute, so that a new spot can be walked to. */
export const place = ({ x, y, scale }: Spot): CSSProperties => ({
  transform: `translate(${x}px, ${y}px) scale(${scale})`,
});

/** Where a part comes from, for its motion: seen from where it is, in its own units. */
export const comingFrom = (from: { x: number; y: number }, to: Spot): CSSProperties =>
  ({
    '--from-x': `${(from.x - to.x) / to.scale}px`,
    '--from-y': `${(from.y - to.y) / to.scale}px`,
  }) as CSSProperties;
