import { loadLesson } from '../content/load-lessons.ts';
import { loadTopics } from '../content/load-questions.ts';
import { loadWalk } from '../content/load-walk.ts';
import { reached } from '../late/reached.ts';
import { useFetched } from '../late/use-fetched.ts';
import { MissingLesson } from '../lesson/missing-lesson.tsx';
import { fetchDemoAppSource } from '../requests/sandbox-api.ts';
import { HandoutPage } from './handout-page.tsx';

/** Fetches a lesson, what happened when it was done, the questions that there are, and for a lab the code that was changed. */
export function HandoutRoute({ slug }: { slug: string }) {
  const fetched = useFetched(load, slug);
  if (fetched.state !== 'here') return <MissingLesson fetched={fetched} home="/" what="the handout" />;
  return <HandoutPage {...fetched.value} />;
}

const load = async (slug: string) => {
  const [lesson, loaded, topics] = await Promise.all([loadLesson(slug), loadWalk(slug), loadTopics()]);
  const source = lesson?.mistake ? await reached('the server’s code', fetchDemoAppSource()) : null;
  return (
    lesson && {
      lesson,
      loaded,
      known: topics.flatMap(({ questions }) => questions),
      source: source?.ok ? source.value : null,
    }
  );
};
