import { useEffect } from 'react';
import { focusOf } from '../timeline/timeline-keys.ts';
import { type StageKeyMeaning, toStageKeyMeaning } from './stage-keys.ts';

/**
 * Keys of the stage, wherever they mean nothing else; before the timeline hears them, which has other meanings for some. `onKey` has to
 * stay the same function.
 */
export const useStageKeys = (onKey: (meaning: StageKeyMeaning) => void): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const focus = event.target instanceof Element ? focusOf(event.target) : 'elsewhere';
      const meaning = toStageKeyMeaning(event, focus);
      if (!meaning) return;
      event.preventDefault();
      onKey(meaning);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [onKey]);
};
