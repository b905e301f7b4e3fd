import { useState } from 'react';
import { Link } from 'wouter';
import { toShow } from '#shared/show/to-show.ts';
import {
  openedPresenterPage,
  openedShowPage,
  openedStagePage,
  openedTracePage,
  showsPage,
} from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { opened } from '../storage/opened-trace.ts';
import { OpenShow } from './open-show.tsx';
import { ShowPlayer } from './show-player.tsx';
import { ShowPresenter } from './show-presenter.tsx';
import { titleOfFile } from './title-of-file.ts';

/** What this tab has open: a show, or a trace from its beginning to its end; on the stage, or in the presenter's own window. */
export function OpenedStagePage({ isPresenter = false }: { isPresenter?: boolean }) {
  const [of, setOf] = useState(() => opened.read());
  useTitle('On the stage');
  if (of) {
    const { name, trace, show } = of;
    const shown = show ?? toShow(titleOfFile(name), trace.events);
    if (isPresenter) return <ShowPresenter show={shown} trace={trace.events} stageAt={openedStagePage} />;
    return (
      <ShowPlayer
        show={shown}
        trace={trace.events}
        presenterAt={openedPresenterPage}
        home={show ? openedShowPage : openedTracePage}
        tools={
          <Link className="button" data-tone="quiet" href={openedShowPage}>
            {show ? 'Arrange the show' : 'Make a show of it'}
          </Link>
        }
      />
    );
  }
  return (
    <Page>
      <div className="lone">
        <div className="ticket">
          <p className="eyebrow">On the stage</p>
          <h1>Nothing is open here</h1>
          <p>Choose a show, or a trace that “Download trace” made. It is read here and sent nowhere.</p>
          <OpenShow onOpen={() => setOf(opened.read())} />
          <div className="actions-row">
            <Link className="button" data-tone="quiet" href={showsPage}>
              All shows
            </Link>
          </div>
        </div>
      </div>
    </Page>
  );
}
