import { useEffect, useEffectEvent, useState } from 'react';
import { useDoing } from '../lesson/actions/use-doing.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { useReveal } from '../timeline/use-reveal.ts';
import type { Press } from './presses.ts';

type Props = {
  sandboxId: string;
  press: Press;
  /** It was pressed already, to open the cloakroom in which it is to be done. */
  isPressed: boolean;
  onBegin: () => void;
  onDone: () => void;
};

/**
 * The button on the counter, in an open cloakroom: does what it says, and says the next thing once that is seen. It stays the same
 * element, for a screen reader would leave off telling what came of the press when the focus moved to another.
 */
export function CounterButton({ sandboxId, press, isPressed, onBegin, onDone }: Props) {
  const { doing, run, skip, hindrance } = useDoing(sandboxId, { actions: press.actions, observe: [] });
  const [wasPressed, setPressed] = useState(false);
  const reveal = useReveal();
  // Until the line is up, nobody would see what it causes.
  const isReady = useTimeline(
    (state) => !state.matches({ line: 'connecting' }) && !state.matches({ line: 'reconnecting' }),
  );
  const isComing = isPressed && !wasPressed;
  const isActing = doing.state === 'acting';
  const trouble = doing.state === 'done' ? doing.trouble : null;
  const isDone = doing.state === 'done' && trouble === null;
  const done = useEffectEvent(onDone);
  const begin = () => {
    onBegin();
    void run();
  };
  const goOn = useEffectEvent(begin);
  useEffect(() => {
    if (isDone) done();
  }, [isDone]);
  useEffect(() => {
    if (!isComing || !isReady) return;
    setPressed(true);
    goOn();
  }, [isComing, isReady]);
  return (
    <>
      <button
        type="button"
        className="counter-button"
        data-playing={isActing}
        aria-disabled={isComing || (!isActing && hindrance !== null)}
        onClick={() => (isActing ? skip() : isComing || begin())}
      >
        {isActing || isComing
          ? reveal
            ? `Arrow ${reveal.shown} of ${reveal.of} · Skip`
            : 'One moment…'
          : press.label}
      </button>
      {(trouble ?? hindrance) !== null && !isActing && (
        <p className="counter-trouble" role="alert">
          {trouble ?? hindrance?.says}
        </p>
      )}
    </>
  );
}
