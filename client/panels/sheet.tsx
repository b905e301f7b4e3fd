import { type MouseEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { PlayButton } from '../timeline/play-controls.tsx';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { shownNumber } from '../timeline/timeline-view.ts';
import { usePanels } from './panels-context.tsx';
import './sheet.css';

type Props = {
  label: string;
  /** What is read in it; something else is read from its top. */
  reads: string;
  children: ReactNode;
};

/** How far a finger has to go until it draws, in CSS pixels. */
const drawnFrom = 24;

/**
 * What is done on a page with a diagram: a column beside it; where there is no room for that, a sheet beneath it, which
 * can be drawn up over it. What happens next lets it down again, so that it is seen.
 */
export function Sheet({ label, reads, children }: Props) {
  const { open, last } = usePanels();
  const sheet = useRef<HTMLElement>(null);
  const [isUp, setUp] = useState(false);
  const shown = useTimeline(({ context }) => shownNumber(context));
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is shown next is to be seen.
  useEffect(() => setUp(false), [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that counts.
  useEffect(() => {
    sheet.current?.scrollTo(0, 0);
  }, [reads]);

  const drawn = useRef({ from: 0, isFar: false });
  const takeHold = ({ currentTarget, pointerId, clientY }: PointerEvent) => {
    drawn.current = { from: clientY, isFar: false };
    // It is let go wherever the finger or the mouse is by then.
    currentTarget.setPointerCapture(pointerId);
  };
  const letGo = ({ clientY }: PointerEvent) => {
    const way = clientY - drawn.current.from;
    drawn.current.isFar = Math.abs(way) >= drawnFrom;
    if (drawn.current.isFar) setUp(way < 0);
  };
  // After a drawing a mouse clicks too, and a finger does not; a key clicks with no pointer at all.
  const toggle = ({ detail }: MouseEvent) => {
    if (detail === 0 || !drawn.current.isFar) setUp(!isUp);
  };
  return (
    <section className="workspace-side" aria-label={label} ref={sheet} data-up={isUp}>
      <div className="sheet-bar">
        <span className="sheet-play">
          <PlayButton isThereWhileOff={false} />
        </span>
        <button
          type="button"
          className="sheet-handle"
          aria-expanded={isUp}
          onPointerDown={takeHold}
          onPointerUp={letGo}
          onClick={toggle}
        >
          <span className="visually-hidden">The whole text</span>
        </button>
        <button type="button" className="sheet-inside" aria-haspopup="dialog" onClick={() => open(last)}>
          Look inside
        </button>
      </div>
      {children}
    </section>
  );
}
