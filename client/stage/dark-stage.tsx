import { useEffect, useRef } from 'react';

/** The screen black, so that the room looks at whoever speaks. Any press of it, or its key again, brings the stage back. */
export function DarkStage({ onLight }: { onLight: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus();
    return () => {
      // An arrow of the diagram is none of HTML's.
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus();
    };
  }, []);
  return (
    <button
      type="button"
      className="dark-stage"
      ref={button}
      aria-keyshortcuts="B"
      onClick={onLight}
      onKeyDown={({ key }) => key === 'Escape' && onLight()}
    >
      Light the stage again
    </button>
  );
}
