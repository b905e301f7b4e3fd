import { useEffect, useEffectEvent } from 'react';
import { stageFocusOf } from './stage-focus.ts';
import { type StageKeyMeaning, toStageKeyMeaning } from './stage-keys.ts';

/** Keys of the stage, wherever they mean nothing else; before the timeline hears them, which has other meanings for some. */
export const useStageKeys = (onKey: (meaning: StageKeyMeaning) => void): void => {
  // What was drawn last decides at once: an effect that waits for its turn would still have the stage of before.
  const hear = useEffectEvent(onKey);
  useEffect(() => {
    let isByPointer = false;
    let hasTakenSpace = false;
    const onPointerDown = () => {
      isByPointer = true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Tab') isByPointer = false;
      const meaning = toStageKeyMeaning(event, stageFocusOf(event.target, isByPointer));
      hasTakenSpace = meaning !== null && event.key === ' ';
      if (!meaning) return;
      event.preventDefault();
      event.stopPropagation();
      hear(meaning);
    };
    // Some browsers press a button only when the key comes up.
    const onKeyUp = (event: KeyboardEvent) => {
      if (hasTakenSpace && event.key === ' ') event.preventDefault();
    };
    // A list of choices would keep the arrow keys of whoever has chosen from it.
    const onChange = ({ target }: Event) => {
      if (isByPointer && target instanceof HTMLSelectElement) target.blur();
    };
    const hears = { capture: true };
    document.addEventListener('pointerdown', onPointerDown, hears);
    document.addEventListener('keydown', onKeyDown, hears);
    document.addEventListener('keyup', onKeyUp, hears);
    document.addEventListener('change', onChange, hears);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, hears);
      document.removeEventListener('keydown', onKeyDown, hears);
      document.removeEventListener('keyup', onKeyUp, hears);
      document.removeEventListener('change', onChange, hears);
    };
  }, []);
};
