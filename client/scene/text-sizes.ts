import type { CSSProperties } from 'react';
import { numberSize } from './house.ts';
import type { Layout } from './lay-out-band.ts';

/** How large the drawing's words are, for its style sheet. Those of a ticket are in the ticket's own units. */
export const toTextSizes = ({ house, shape }: Layout): CSSProperties =>
  ({
    '--plate-number': `${shape.plate.text}px`,
    '--ticket-number': `${numberSize}px`,
    '--hook-words': `${shape.text}px`,
    '--small-words': `${house.smallText}px`,
    '--spoken': `${house.speech.fontSize}px`,
  }) as CSSProperties;
