import { Redirect } from 'wouter';
import { loadLesson } from '../content/load-lessons.ts';
import { GoIn } from '../entrance/go-in.tsx';
import { useFetched } from '../late/use-fetched.ts';
import { doorOf, lessonOf } from '../page/addresses.ts';
import { hasStep, movedTo } from './lesson-view.ts';
import { MissingLesson, MissingStep } from './missing-lesson.tsx';

/** A lesson's address without a sandbox, as a teacher gives it to a class: each visitor comes into one of their own. */
export function LessonDoor({ slug, step }: { slug: string; step: string | null }) {
  const fetched = useFetched(loadLesson, slug);
  if (fetched.state !== 'here') return <MissingLesson fetched={fetched} home="/" />;
  const lesson = fetched.value;
  const moved = movedTo(lesson, step);
  if (moved) return <Redirect to={doorOf(moved.lesson, moved.step)} replace />;
  if (!hasStep(lesson, step)) {
    return <MissingStep lesson={lesson} home="/" href={doorOf(slug)} />;
  }
  const way = (id: string) => lessonOf(id, slug, step ?? undefined);
  return <GoIn eyebrow="Lesson" title={lesson.title} way={way} />;
}
