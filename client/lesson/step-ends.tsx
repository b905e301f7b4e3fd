import { Link } from 'wouter';
import { FINISHED, lessonOf } from '../page/addresses.ts';
import type { LessonContext } from './lesson-context.ts';
import './step-ends.css';

type Props = { sandboxId: string; context: LessonContext; isUnlocked: boolean; onReadOn: () => void };

/** The way back, always open, and the way on, open when all has been seen. */
export function StepEnds({ sandboxId, context, isUnlocked, onReadOn }: Props) {
  const { lesson, stepId } = context;
  const index = lesson.steps.findIndex(({ id }) => id === stepId);
  const before = lesson.steps[index - 1];
  const after = lesson.steps[index + 1];
  const hrefOf = (id: string) => lessonOf(sandboxId, lesson.slug, id);
  return (
    <div className="step-ends">
      {before && (
        <Link className="button" data-tone="quiet" href={hrefOf(before.id)}>
          Step before
        </Link>
      )}
      {isUnlocked ? (
        <Link className="button" data-tone="main" href={hrefOf(after?.id ?? FINISHED)} onClick={onReadOn}>
          {after ? 'Next step' : 'Finish the lesson'}
        </Link>
      ) : (
        <button type="button" className="button" aria-disabled="true" aria-describedby="next-locked">
          {after ? 'Next step' : 'Finish the lesson'}
        </button>
      )}
      {!isUnlocked && (
        <p id="next-locked" className="step-ends-why">
          Opens when everything above has been seen.
        </p>
      )}
    </div>
  );
}
