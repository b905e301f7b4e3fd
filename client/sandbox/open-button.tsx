import type { ReactNode } from 'react';
import { useNewSandbox } from './use-new-sandbox.ts';

/** Opens a new sandbox; says what stands in the way when there is none to be had. */
export function OpenButton({ children, lesson }: { children: ReactNode; lesson?: string }) {
  const { open, isOpening, refusal } = useNewSandbox(lesson);
  return (
    <>
      <button
        type="button"
        className="button"
        data-tone="main"
        aria-disabled={isOpening}
        onClick={() => open()}
      >
        {isOpening ? 'Opening…' : children}
      </button>
      {refusal && (
        <p role="alert" className="trouble">
          {refusal.message}
        </p>
      )}
    </>
  );
}
