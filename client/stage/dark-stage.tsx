import { useRef } from 'react';
import { useFocusWhileThere } from '../page/use-focus-while-there.ts';

/** The screen black, so that the room looks at whoever speaks. Any press of it, or its key again, brings the stage back. */
export function DarkStage({ onLight }: { onLight: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusWhileThere(button);
  return (
    <button
      type="button"
      className="dark-stage"
      ref={button}
      aria-keyshortcuts="B"
      onClick={onLight}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Or what is beneath, and there again by then, would go by the same press.
        event.preventDefault();
        onLight();
      }}
    >
      Light the stage again
    </button>
  );
}
