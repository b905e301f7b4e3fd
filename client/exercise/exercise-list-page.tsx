import { Link } from 'wouter';
import '../lesson/lesson-list.css';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import './exercise-list-page.css';
import { exerciseSummaries } from '../content/load-exercises.ts';
import { tellProgress } from './exercise-progress.ts';

/** All exercises as numbered tickets, with what this browser remembers of each. */
export function ExerciseListPage() {
  useTitle('Exercises');
  return (
    <Page className="exercise-list-page">
      <p className="eyebrow">Behind the counter</p>
      <h1>Exercises</h1>
      <p className="exercise-lede">
        Now you are the attendant: write the server yourself, and watch your own code talk. It runs here in
        your browser; nothing you write leaves it. How far you are stands with{' '}
        <Link href="/progress">what you have done</Link>.
      </p>
      <ol className="lesson-list">
        {exerciseSummaries.map(({ id, title, summary, minutes }, index) => {
          const progress = tellProgress(id);
          return (
            <li key={id} className="ticket lesson-ticket">
              <p className="numeral lesson-number" aria-hidden="true">
                {index + 1}
              </p>
              <div>
                <h2>
                  <Link href={`/exercises/${id}`}>{title}</Link>
                </h2>
                <p>{summary}</p>
                <p className="lesson-facts">
                  About {minutes} minutes{progress && ` · ${progress}`}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </Page>
  );
}
