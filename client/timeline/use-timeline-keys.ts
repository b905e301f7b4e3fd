import { type RefObject, useEffect } from 'react';
import { focusOf, isMeantFor, toKeyMeaning } from './timeline-keys.ts';
import { useTimelineRef } from './timeline-provider.tsx';

/** Keys move along the timeline wherever they mean nothing else. `onList` opens the list of them. */
export const useTimelineKeys = (bar: RefObject<Element | null>, onList: () => void): void => {
  const timeline = useTimelineRef();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const focus = event.target instanceof Element ? focusOf(event.target) : 'elsewhere';
      const meaning = toKeyMeaning(event, focus);
      if (!meaning || !isMeantFor(bar.current, event.target)) return;
      // It has other meanings: a list closes, a full screen ends.
      if (meaning === 'skip' && !timeline.getSnapshot().matches({ reveal: 'showing' })) return;
      event.preventDefault();
      if (meaning === 'list of keys') onList();
      else if (meaning !== 'play or pause') timeline.send({ type: meaning });
      else timeline.send({ type: timeline.getSnapshot().matches({ view: 'playing' }) ? 'pause' : 'play' });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [timeline, bar, onList]);
};
