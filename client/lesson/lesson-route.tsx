import type { ComponentProps, ComponentType } from 'react';
import { Redirect } from 'wouter';
import { useFetched } from '../late/use-fetched.ts';
import { homeOf, lessonOf } from '../page/addresses.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { LessonPage } from './lesson-page.tsx';
import { hasStep, movedTo, startingStep } from './lesson-view.ts';
import { loadLessonHere } from './load-lesson-here.ts';
import { MissingLesson, MissingStep } from './missing-lesson.tsx';

type Props = {
  id: string;
  slug: string;
  step: string | null;
  /** What shows the step; the lesson's own page, unless somebody has it elsewhere. */
  show?: ComponentType<ComponentProps<typeof LessonPage>>;
};

/** Fetches the lesson of an address, and leads to a step when the address names none. */
export function LessonRoute({ id, slug, step, show: Shown = LessonPage }: Props) {
  const fetched = useFetched(loadLessonHere, slug);
  if (fetched.state !== 'here') return <MissingLesson fetched={fetched} home={homeOf(id)} />;
  const lesson = fetched.value;
  if (step === null) {
    const kept = progressRecord(slug).read();
    const to = startingStep(lesson, kept.state === 'kept' ? kept.value : null);
    return <Redirect to={`${lessonOf(id, slug, to)}${location.search}`} replace />;
  }
  const moved = movedTo(lesson, step);
  if (moved) return <Redirect to={lessonOf(id, moved.lesson, moved.step)} replace />;
  if (!hasStep(lesson, step)) {
    return <MissingStep lesson={lesson} home={homeOf(id)} href={lessonOf(id, slug)} />;
  }
  return <Shown sandboxId={id} lesson={lesson} stepId={step} />;
}
