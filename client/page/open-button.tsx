import type { ReactNode } from 'react';
import { type LessonPlace, lessonOf } from './addresses.ts';
import { useNewSandbox } from './use-new-sandbox.ts';

/** Opens a new sandbox; says what stands in the way when there is none to be had. */
export function OpenButton({ children, to }: { children: ReactNode; to?: LessonPlace | undefined }) {
  const { open, isOpening, refusal } = useNewSandbox(to && ((id) => lessonOf(id, to.lesson, to.step)));
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
