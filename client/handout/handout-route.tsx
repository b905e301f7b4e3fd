import { loadLesson } from '../content/load-lessons.ts';
import { loadTopics } from '../content/load-questions.ts';
import { loadWalk } from '../content/load-walk.ts';
import { useFetched } from '../late/use-fetched.ts';
import { MissingLesson } from '../lesson/missing-lesson.tsx';
import { HandoutPage } from './handout-page.tsx';

/** Fetches a lesson, what happened when it was done, and the questions that there are. */
export function HandoutRoute({ slug }: { slug: string }) {
  const fetched = useFetched(load, slug);
  if (fetched.state !== 'here') return <MissingLesson fetched={fetched} home="/" />;
  return <HandoutPage {...fetched.value} />;
}

const load = async (slug: string) => {
  const [lesson, loaded, topics] = await Promise.all([loadLesson(slug), loadWalk(slug), loadTopics()]);
  return lesson && { lesson, loaded, known: topics.flatMap(({ questions }) => questions) };
};
