import { exerciseSummaries } from '../content/load-exercises.ts';
import { mistakes, plainLessons } from '../content/load-lessons.ts';
import { loadTopics } from '../content/load-questions.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { useAsked } from '../late/use-asked.ts';
import { ProgressPage } from './progress-page.tsx';

const offer = { lessons: plainLessons, mistakes, exercises: exerciseSummaries };

/** What was done of all that there is. The questions' texts come after the rest. */
export function ProgressRoute() {
  const asked = useAsked(loadTopics, undefined);
  return (
    <ProgressPage
      offer={{ ...offer, topics: asked.state === 'here' ? asked.value : [] }}
      trouble={asked.state === 'failed' && <LateTrouble what="the questions" {...asked} />}
    />
  );
}
