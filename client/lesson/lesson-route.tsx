import { useEffect, useState } from 'react';
import { Redirect } from 'wouter';
import type { Lesson } from '#shared/lesson/lesson.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { Page } from '../page/page.tsx';
import { FINISHED, homeOf, lessonOf } from '../sandbox/addresses.ts';
import { LessonPage } from './lesson-page.tsx';
import { startingStep } from './lesson-view.ts';
import { loadLesson } from './load-lessons.ts';
import { progressRecord } from './progress.ts';

type Loaded =
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'failed' }
  | { state: 'here'; lesson: Lesson };

const useLesson = (slug: string): Loaded => {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    loadLesson(slug).then(
      (lesson) => isWanted && setLoaded(lesson ? { state: 'here', lesson } : { state: 'missing' }),
      () => isWanted && setLoaded({ state: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [slug]);
  return loaded;
};

/** Fetches the lesson of an address, and leads to a step when the address names none. */
export function LessonRoute({ id, slug, step }: { id: string; slug: string; step: string | null }) {
  const loaded = useLesson(slug);
  if (loaded.state === 'missing')
    return <NotFoundPage what="There is no lesson of this name." home={homeOf(id)} />;
  if (loaded.state === 'failed') {
    return (
      <Page home={homeOf(id)}>
        <div className="lone">
          <p role="alert" className="trouble">
            Could not fetch the lesson: the server does not answer, or was updated meanwhile. Reload the page.
          </p>
        </div>
      </Page>
    );
  }
  if (loaded.state === 'loading') {
    return (
      <Page home={homeOf(id)}>
        <p className="lone">Fetching the lesson…</p>
      </Page>
    );
  }
  const { lesson } = loaded;
  if (step === null) {
    const kept = progressRecord(slug).read();
    const to = startingStep(lesson, kept.state === 'kept' ? kept.value : null);
    return <Redirect to={`${lessonOf(id, slug, to)}${location.search}`} replace />;
  }
  if (step !== FINISHED && !lesson.steps.some((one) => one.id === step)) {
    return <NotFoundPage what={`“${lesson.title}” has no step of this name.`} home={lessonOf(id, slug)} />;
  }
  return <LessonPage sandboxId={id} lesson={lesson} stepId={step} />;
}
