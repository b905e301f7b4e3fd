import type { Exercise } from '#shared/grading/exercise.ts';
import { Prose } from '../lesson/prose.tsx';

type Props = { exercise: Exercise; isOpen: boolean; onToggle: (isOpen: boolean) => void };

/** What is to be done: in a sentence always, and in full when it is opened. */
export function ExerciseTask({ exercise: { summary, task }, isOpen, onToggle }: Props) {
  return (
    <article className="exercise-task" aria-label="Task">
      <p className="exercise-summary">{summary}</p>
      <details open={isOpen} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
        <summary>The task</summary>
        <div className="prose">
          <Prose root={task} />
        </div>
      </details>
    </article>
  );
}
