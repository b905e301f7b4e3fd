import { Link, useLocation } from 'wouter';
import { loadShow, showSummaries } from '../content/load-shows.ts';
import '../lesson/lesson-list.css';
import { openedShowPage, openedStagePage, showOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { opened } from '../storage/opened-trace.ts';
import { OpenShow } from './open-show.tsx';
import { PutAside } from './put-aside.tsx';
import './show-list-page.css';

/** All shows that are shipped, and one of one's own. */
export function ShowListPage() {
  useTitle('Shows');
  const [, navigate] = useLocation();
  const own = opened.read();
  const change = async (slug: string) => {
    const shown = await loadShow(slug);
    if (!shown) return;
    opened.open({ ...shown, name: `${slug}.show.json`, isSaved: true });
    navigate(openedShowPage);
  };
  return (
    <Page className="show-list-page">
      <p className="eyebrow">For the big screen</p>
      <h1>Shows</h1>
      <p className="show-list-lede">
        Each was really played, and is stepped through with one key: nothing live is needed, and nothing can
        go wrong. What is to come hangs behind a curtain, with a question on it here and there.
      </p>
      <ol className="lesson-list">
        {showSummaries.map(({ slug, title, summary, minutes }, index) => (
          <li key={slug} className="ticket lesson-ticket">
            <p className="numeral lesson-number" aria-hidden="true">
              {index + 1}
            </p>
            <div>
              <h2>
                <Link href={showOf(slug)}>{title}</Link>
              </h2>
              <p>{summary}</p>
              <p className="lesson-facts">
                <span>{minutes} minutes</span>
                <button
                  type="button"
                  className="link-button show-list-change"
                  aria-label={`Make it yours: ${title}`}
                  onClick={() => void change(slug)}
                >
                  Make it yours
                </button>
              </p>
            </div>
          </li>
        ))}
      </ol>
      <section className="show-list-own" aria-labelledby="own">
        <h2 id="own">One of your own</h2>
        <p>
          In any cloakroom, do what you want to show. Then press “Take it with you” and “Make a show of it”:
          name its chapters, put them in order, trim them, ask a question before the arrow that answers it. It
          is saved as a file, and shown from that file on any stage.
        </p>
        {own && (
          <p>
            Open in this tab: <Link href={openedShowPage}>{own.show?.title ?? own.name}</Link>
            {own.isSaved ? '.' : ', not saved as a file yet.'}
          </p>
        )}
        <PutAside onBack={() => navigate(openedShowPage)} />
        <OpenShow onOpen={() => navigate(openedStagePage)} />
      </section>
    </Page>
  );
}
