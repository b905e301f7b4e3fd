import type { ReactNode } from 'react';
import { type LessonPlace, lessonOf } from '../page/addresses.ts';
import { OpeningTrouble } from './opening-trouble.tsx';
import { useNewSandbox } from './use-new-sandbox.ts';

/** Opens a new sandbox; says what stands in the way when there is none to be had. */
export function OpenButton({ children, to }: { children: ReactNode; to?: LessonPlace | undefined }) {
  const start = useNewSandbox(to && ((id) => lessonOf(id, to.lesson, to.step)));
  const { open, isOpening } = start;
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
      <OpeningTrouble start={start} />
    </>
  );
}
