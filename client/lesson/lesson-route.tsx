import { Redirect } from 'wouter';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { homeOf, lessonOf } from '../sandbox/addresses.ts';
import { LessonPage } from './lesson-page.tsx';
import { startingStep } from './lesson-view.ts';
import { MissingLesson } from './missing-lesson.tsx';
import { progressRecord } from './progress.ts';
import { hasStep, useLesson } from './use-lesson.ts';

/** Fetches the lesson of an address, and leads to a step when the address names none. */
export function LessonRoute({ id, slug, step }: { id: string; slug: string; step: string | null }) {
  const loaded = useLesson(slug);
  if (loaded.state !== 'here') return <MissingLesson why={loaded.state} home={homeOf(id)} />;
  const { lesson } = loaded;
  if (step === null) {
    const kept = progressRecord(slug).read();
    const to = startingStep(lesson, kept.state === 'kept' ? kept.value : null);
    return <Redirect to={`${lessonOf(id, slug, to)}${location.search}`} replace />;
  }
  if (!hasStep(lesson, step)) {
    return <NotFoundPage what={`“${lesson.title}” has no step of this name.`} home={lessonOf(id, slug)} />;
  }
  return <LessonPage sandboxId={id} lesson={lesson} stepId={step} />;
}
