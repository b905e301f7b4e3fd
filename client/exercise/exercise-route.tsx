import { useEffect, useState } from 'react';
import type { Exercise } from '#shared/grading/exercise.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { Page } from '../page/page.tsx';
import { ExercisePage } from './exercise-page.tsx';
import { loadExercise } from './load-exercises.ts';

type Loaded = { state: 'loading' | 'missing' | 'failed' } | { state: 'here'; exercise: Exercise };

/** Fetches the exercise of an address. */
export function ExerciseRoute({ id }: { id: string }) {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    loadExercise(id).then(
      (exercise) => isWanted && setLoaded(exercise ? { state: 'here', exercise } : { state: 'missing' }),
      () => isWanted && setLoaded({ state: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [id]);
  if (loaded.state === 'missing') return <NotFoundPage what="There is no exercise of this name." />;
  if (loaded.state === 'here') return <ExercisePage exercise={loaded.exercise} />;
  return (
    <Page>
      <div className="lone">
        {loaded.state === 'loading' ? (
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
