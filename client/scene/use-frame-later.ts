import { useEffect, useRef, useState } from 'react';
import { nextFrame } from '../diagram/draw-queue.ts';

/**
 * A value as it was before the last frame: for what may follow the picture of the diagram and must not hold it up. However fast
 * it changes, the newest one arrives.
 */
export function useFrameLater<Value>(value: Value): Value {
  const [shown, setShown] = useState({ value });
  const newest = useRef(value);
  const isWaiting = useRef(false);
  useEffect(() => {
    newest.current = value;
    if (isWaiting.current || shown.value === value) return;
    isWaiting.current = true;
    // A task after the frame's own: what is painted in it is the picture, and nothing of the next frame waits for this.
    void nextFrame().then(() =>
      setTimeout(() => {
        isWaiting.current = false;
        setShown({ value: newest.current });
      }),
    );
  }, [value, shown]);
  return shown.value;
}
