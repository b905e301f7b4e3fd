import { Link } from 'wouter';
import './lesson-list.css';
import { lessonSummaries } from './load-lessons.ts';
import { progressRecord } from './progress.ts';

/** All lessons, as numbered tickets; each a link when it is told where it leads. */
export function LessonList({ hrefOf }: { hrefOf?: (slug: string) => string }) {
  return (
    <ol className="lesson-list">
      {lessonSummaries.map(({ slug, title, summary, minutes }, index) => {
        const progress = progressRecord(slug).read();
        const count = progress.state === 'kept' ? progress.value.completed.length : 0;
        return (
          <li key={slug} className="ticket lesson-ticket">
            <p className="numeral" aria-hidden="true">
              {index + 1}
            </p>
            <div>
              <h3>{hrefOf ? <Link href={hrefOf(slug)}>{title}</Link> : title}</h3>
              <p>{summary}</p>
              <p className="lesson-facts">
                About {minutes} minutes
                {count > 0 && ` · ${count} ${count === 1 ? 'step' : 'steps'} done`}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
