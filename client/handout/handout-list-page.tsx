import { Link } from 'wouter';
import { lessonSummaries } from '../content/load-lessons.ts';
import '../lesson/lesson-list.css';
import { handoutOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import './handout-list-page.css';

/** All that can be printed: a handout of each lesson. */
export function HandoutListPage() {
  useTitle('Handouts');
  return (
    <Page className="handout-list-page">
      <p className="eyebrow">For teachers</p>
      <h1>Handouts</h1>
      <p className="handout-lede">
        Each lesson on paper: its text, what really happened when it was done, and questions whose answers are
        on the last page, so that you can keep it back.
      </p>
      <ol className="lesson-list">
        {lessonSummaries.map(({ slug, title, summary }, index) => (
          <li key={slug} className="ticket lesson-ticket">
            <p className="numeral lesson-number" aria-hidden="true">
              {index + 1}
            </p>
            <div>
              <h2>
                <Link href={handoutOf(slug)}>{title}</Link>
              </h2>
              <p>{summary}</p>
            </div>
          </li>
        ))}
      </ol>
    </Page>
  );
}
