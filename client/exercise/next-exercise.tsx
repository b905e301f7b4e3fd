import { Link } from 'wouter';
import { exerciseSummaries } from '../content/load-exercises.ts';

/** The way on from an exercise that is solved: to the next one, or back to them all after the last. */
export function NextExercise({ id }: { id: string }) {
  const next = exerciseSummaries[exerciseSummaries.findIndex((one) => one.id === id) + 1];
  return (
    <Link className="button exercise-next" href={next ? `/exercises/${next.id}` : '/exercises'}>
      {next ? `On to “${next.title}”` : 'That was the last one: see them all'}
    </Link>
  );
}
