import { type ReactNode, useEffect, useRef } from 'react';
import type { Lanes } from '../diagram/lanes.ts';

type Props = {
  lanes: Lanes;
  /** A button that is gone had the focus: what stands here now takes it. */
  takesFocus: boolean;
  children: ReactNode;
};

/** Puts something on the first counter, which stands on the lane of the first server. */
export function OnTheCounter({ lanes: { participants, layout }, takesFocus, children }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus || document.activeElement !== document.body) return;
    host.current?.querySelector('button')?.focus({ preventScroll: true });
  });
  const index = participants.findIndex(({ kind }) => kind === 'server');
  const middle = (index + 0.5 - participants.length / 2) * layout.columnWidth;
  return (
    <div ref={host} className="on-the-counter" style={{ left: `calc(50% + ${middle}px)` }}>
      {children}
    </div>
  );
}
