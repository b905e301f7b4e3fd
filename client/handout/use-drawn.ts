import { useEffect, useState } from 'react';
import type { TraceEvent } from '#shared/trace/event.ts';
import { type Drawn, drawPicture } from '../take-away/draw-picture.ts';

/** What is to be drawn. The same object as long as it is the same picture. */
export type ToDraw = { events: readonly TraceEvent[]; trace: readonly TraceEvent[]; caption: string };

/** Characters in a line between two columns: so few that five columns are still read on a sheet, and so many that no path is cut. */
const [fewest, most] = [22, 34] as const;

const lineLengthFor = (events: readonly TraceEvent[]): number => {
  const paths = events.flatMap((event) => (event.type === 'request' ? event.path.length : []));
  return Math.min(most, Math.max(fewest, ...paths));
};

/** A picture, drawn once; null until it is. */
export function useDrawn(wish: ToDraw, onDone: () => void): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever hears of it may be another each time.
  useEffect(() => {
    let isWanted = true;
    void drawPicture(wish.events, {
      ...wish,
      lineLength: lineLengthFor(wish.events),
      hasFeet: false,
    }).then((picture) => {
      if (!isWanted) return;
      setDrawn(picture);
      onDone();
    });
    return () => {
      isWanted = false;
    };
  }, [wish]);
  return drawn;
}
