import { loadExercise } from '../content/load-exercises.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { useFetched } from '../late/use-fetched.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { Page } from '../page/page.tsx';
import { ExercisePage } from './exercise-page.tsx';

/** Fetches the exercise of an address. */
export function ExerciseRoute({ id }: { id: string }) {
  const fetched = useFetched(loadExercise, id);
  if (fetched.state === 'missing') return <NotFoundPage what="There is no exercise of this name." />;
  if (fetched.state === 'here') return <ExercisePage exercise={fetched.value} />;
  return (
    <Page>
      <div className="lone">
        {fetched.state === 'failed' ? (
          <LateTrouble what="the exercise" {...fetched} />
        ) : (
          <p role="status">Fetching the exercise…</p>
        )}
      </div>
    </Page>
  );
}
