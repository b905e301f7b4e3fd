import { useState } from 'react';
import { Link } from 'wouter';
import { toShow } from '#shared/show/to-show.ts';
import { openedTracePage, showsPage } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { opened } from '../storage/opened-trace.ts';
import { ShowEditor } from './show-editor.tsx';
import { titleOfFile } from './title-of-file.ts';

/** A show of what this tab has open: of a trace, the first one that is made of it. */
export function ShowEditorPage() {
  useTitle('Make a show');
  const [of] = useState(() => {
    const it = opened.read();
    if (!it || it.trace.events.length === 0) return null;
    return { ...it, show: it.show ?? toShow(titleOfFile(it.name), it.trace.events) };
  });
  if (of) return <ShowEditor of={of} />;
  return (
    <Page>
      <div className="lone">
        <div className="ticket">
          <p className="eyebrow">Make a show</p>
          <h1>Nothing is open here</h1>
          <p>
            A show is made of something that has happened. In any cloakroom press “Take it with you” and “Make
            a show of it”, or open a file.
          </p>
          <div className="actions-row">
            <Link className="button" data-tone="main" href={openedTracePage}>
              Open a file
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
