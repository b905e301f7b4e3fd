import { useEffect } from 'react';
import { useTimelineRef } from './timeline-provider.tsx';

const TYPING =
  'input, textarea, select, [contenteditable="true"], [role="tab"], [role="textbox"], dialog, .code-view';

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'defaultPrevented'>;
export type KeyMove = 'event before' | 'event after' | 'back to live';

/** What a key means to the timeline. Null where it means something else: typing, choosing a tab, a browser's shortcut. */
export const toKeyMove = (event: Key, isTyping: boolean): KeyMove | null => {
  const { key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
  if (isTyping || defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return null;
  if (key === 'ArrowLeft') return 'event before';
  if (key === 'ArrowRight') return 'event after';
  if (key === 'l' || key === 'L') return 'back to live';
  return null;
};

/** Arrow keys and L move along the timeline wherever they are not needed for typing. */
export const useTimelineKeys = (): void => {
  const timeline = useTimelineRef();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
      const move = toKeyMove(event, isTyping);
      if (!move) return;
      event.preventDefault();
      timeline.send({ type: move });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [timeline]);
};
