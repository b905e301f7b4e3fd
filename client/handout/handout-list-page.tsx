import { Link } from 'wouter';
import type { LessonSummary } from '#shared/content/lesson.ts';
import { mistakes, plainLessons } from '../content/load-lessons.ts';
import '../lesson/lesson-list.css';
import { handoutOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import './handout-list-page.css';

/** All that can be printed: a handout of each lesson, and of each mistake, numbered as they are elsewhere. */
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
      <HandoutList id="lessons" title="Lessons" lessons={plainLessons} />
      <HandoutList id="mistakes" title="Mistakes to make" lessons={mistakes} />
    </Page>
  );
}

function HandoutList({
  id,
  title,
  lessons,
}: {
  id: string;
  title: string;
  lessons: readonly LessonSummary[];
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol className="lesson-list">
        {lessons.map(({ slug, title: name, summary }, index) => (
          <li key={slug} className="ticket lesson-ticket">
            <p className="numeral lesson-number" aria-hidden="true">
              {index + 1}
            </p>
            <div>
              <h3>
                <Link href={handoutOf(slug)}>{name}</Link>
              </h3>
              <p>{summary}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
