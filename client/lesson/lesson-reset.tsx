import { useEffect, useRef, useState } from 'react';
import { type Progress, progressRecord } from '../storage/lesson-progress.ts';

type Props = {
  slug: string;
  title: string;
  /** The lesson's progress was forgotten, or taken back. */
  onChange: () => void;
};

type Stage = { type: 'offered' | 'asked' } | { type: 'forgotten'; was: Progress };

/** Lets the learner forget what this browser remembers of a lesson: asks first, and can take it back. */
export function LessonReset({ slug, title, onChange }: Props) {
  const [stage, setStage] = useState<Stage>({ type: 'offered' });
  const [isTouched, setTouched] = useState(false);
  const next = useRef<HTMLButtonElement>(null);
  // The button that was pressed goes away, and the keyboard must not fall back to the page's beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it moves with the stage.
  useEffect(() => {
    if (isTouched) next.current?.focus();
  }, [stage, isTouched]);

  const record = progressRecord(slug);
  const go = (to: Stage) => {
    setTouched(true);
    setStage(to);
  };
  const forget = () => {
    const kept = record.read();
    record.remove();
    go(kept.state === 'kept' ? { type: 'forgotten', was: kept.value } : { type: 'offered' });
    onChange();
  };
  const undo = (was: Progress) => {
    record.write(was);
    go({ type: 'offered' });
    onChange();
  };

  switch (stage.type) {
    case 'offered':
      return (
        <p className="lesson-reset">
          <button ref={next} type="button" className="link-button" onClick={() => go({ type: 'asked' })}>
            Forget these steps<span className="visually-hidden"> of “{title}”</span>
          </button>
        </p>
      );
    case 'asked':
      return (
        <fieldset className="lesson-reset">
          <legend>
            Forget the steps of “{title}” in this browser? The next new cloakroom begins it from the first
            step.
          </legend>
          <button type="button" className="button" onClick={forget}>
            Forget them
          </button>
          <button ref={next} type="button" className="button" onClick={() => go({ type: 'offered' })}>
            Keep them
          </button>
        </fieldset>
      );
    case 'forgotten':
      return (
        <p className="lesson-reset">
          <span role="status">Forgotten. What is in the trace of an open cloakroom counts again there.</span>{' '}
          <button ref={next} type="button" className="link-button" onClick={() => undo(stage.was)}>
            Undo
          </button>
        </p>
      );
  }
}
