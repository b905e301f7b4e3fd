import { lessonSummaries } from '../content/load-lessons.ts';
import { doorOf } from '../page/addresses.ts';
import { useTitle } from '../page/use-title.ts';
import { BASE, hrefOf } from '../requests/base.ts';
import { isStatic } from '../static/is-static.ts';
import { Embedded } from './embedded.tsx';

/**
 * A lesson in a page of another site: a card that opens it in a tab of its own. In the frame itself it could not be done: a
 * browser sends no `SameSite=Lax` cookie from there (RFC 6265bis, section 5.2), and that cookie is what the lesson is about.
 */
export function EmbeddedLesson({ slug }: { slug: string }) {
  const lesson = lessonSummaries.find((one) => one.slug === slug);
  useTitle(lesson?.title ?? 'Nothing on this hook');
  const outside = { target: '_blank', rel: 'noopener' };
  return (
    <Embedded>
      <article className="ticket embedded-card">
        {lesson ? (
          <>
            <p className="eyebrow">Lesson · about {lesson.minutes} minutes</p>
            <h1>{lesson.title}</h1>
            <p>{lesson.summary}</p>
            <div className="actions-row">
              <a className="button" data-tone="main" href={hrefOf(doorOf(slug))} {...outside}>
                Open it in a tab of its own
              </a>
            </div>
            <p className="embedded-why">
              {isStatic
                ? 'Its server runs in your browser, which keeps what lies in another site’s page apart and may throw it away. So it opens beside this one.'
                : 'It is about a real cookie, which browsers do not send from within another site’s page. So it opens beside this one.'}
            </p>
          </>
        ) : (
          <>
            <p className="eyebrow">Coat Check</p>
            <h1>Nothing hangs on this hook</h1>
            <p>There is no lesson of this name.</p>
            <div className="actions-row">
              <a className="button" href={BASE} {...outside}>
                To the entrance
              </a>
            </div>
          </>
        )}
      </article>
    </Embedded>
  );
}
