import { loadExercise } from '../content/load-exercises.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { Page } from '../page/page.tsx';
import { useFetched } from '../page/use-fetched.ts';
import { ExercisePage } from './exercise-page.tsx';

/** Fetches the exercise of an address. */
export function ExerciseRoute({ id }: { id: string }) {
  const fetched = useFetched(loadExercise, id);
  if (fetched.state === 'missing') return <NotFoundPage what="There is no exercise of this name." />;
  if (fetched.state === 'here') return <ExercisePage exercise={fetched.value} />;
  return (
    <Page>
      <div className="lone">
        {fetched.state === 'loading' ? (
          <p role="status">Fetching the exercise…</p>
        ) : (
          <p role="alert" className="trouble">
            Could not fetch the exercise: the server does not answer, or was updated meanwhile. Reload the
            page.
          </p>
        )}
      </div>
    </Page>
  );
}
