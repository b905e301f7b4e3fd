import { Link } from 'wouter';
import { openedShowPage, showsPage } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';

/** A show all of whose chapters are hidden, or a trace in which nothing has happened. */
export function NothingToShow({ title }: { title: string }) {
  useTitle(title);
  return (
    <Page>
      <div className="lone">
        <div className="ticket">
          <p className="eyebrow">{title}</p>
          <h1>Nothing of it is to be shown</h1>
          <p>It has no chapter that is not hidden. Show one again, and come back.</p>
          <div className="actions-row">
            <Link className="button" data-tone="main" href={openedShowPage}>
              Arrange the show
            </Link>
            <Link className="button" data-tone="quiet" href={showsPage}>
              All shows
            </Link>
          </div>
        </div>
      </div>
    </Page>
  );
}
