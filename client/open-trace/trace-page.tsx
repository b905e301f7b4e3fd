import { useState } from 'react';
import { Link } from 'wouter';
import { openedShowPage, openedStagePage } from '../page/addresses.ts';
import { ChooseFile } from '../page/choose-file.tsx';
import { DropGround } from '../page/drop-ground.tsx';
import { ErrorBoundary } from '../page/error-boundary.tsx';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { opened as kept } from '../storage/opened-trace.ts';
import { TimelineProvider } from '../timeline/timeline-provider.tsx';
import { recordedSource, type TraceSource } from '../timeline/trace-source.ts';
import { loadTraceFile } from './load-trace-file.ts';
import './trace-page.css';
import { TraceView } from './trace-view.tsx';

type Opened = { name: string; key: number; source: TraceSource; isShow: boolean };

/**
 * Opens a trace from a file, to be looked at and not changed. A file that cannot be opened leaves the last one be. The
 * tab keeps it, so that a reload shows it again.
 */
export function TracePage() {
  const [opened, setOpened] = useState<Opened | null>(reopen);
  const [trouble, setTrouble] = useState<string | null>(null);
  useTitle(opened ? opened.name : 'Open a trace');

  const open = async (file: File) => {
    const read = await loadTraceFile(file);
    if (!read.ok) return setTrouble(read.message);
    const { trace, show } = read;
    setTrouble(kept.open({ name: file.name, trace, show, isSaved: true }) ? null : unkept);
    const source = recordedSource(trace);
    setOpened((last) => ({ name: file.name, key: (last?.key ?? 0) + 1, source, isShow: show !== null }));
  };
  const why = trouble && (
    <p className="trouble" role="alert">
      {trouble}
    </p>
  );

  return (
    <DropGround
      onFile={(file) => void open(file)}
      onNoFile={() =>
        setTrouble('Could not open what you dropped: it is no file. Drop one that “Download trace” made.')
      }
    >
      <Page
        className="trace-page"
        place={
          opened && (
            <>
              <p className="trace-name">{opened.name}</p>
              <div className="trace-ways">
                <Link className="button" data-tone="quiet" href={openedStagePage}>
                  Show it on the stage
                </Link>
                <Link className="button" data-tone="quiet" href={openedShowPage}>
                  {opened.isShow ? 'Arrange the show' : 'Make a show of it'}
                </Link>
                <ChooseFile label="Open another" tone="quiet" onChoose={open} />
              </div>
            </>
          )
        }
      >
        {opened ? (
          <>
            {why}
            <ErrorBoundary key={opened.key} fallback={broke}>
              <TimelineProvider source={opened.source}>
                <TraceView />
              </TimelineProvider>
            </ErrorBoundary>
          </>
        ) : (
          <div className="lone">
            <div className="ticket">
              <p className="eyebrow">From your own shelf</p>
              <h1>Open a trace again</h1>
              <p>
                Choose a file that “Download trace” made, or a show, or drop it anywhere on this page. It is
                read here in your browser and sent nowhere.
              </p>
              {why}
              <div className="actions-row">
                <ChooseFile label="Choose a file" tone="main" onChoose={open} />
              </div>
            </div>
          </div>
        )}
      </Page>
    </DropGround>
  );
}

/** What this tab had open before it was reloaded. */
const reopen = (): Opened | null => {
  const last = kept.read();
  if (!last) return null;
  return { name: last.name, key: 0, source: recordedSource(last.trace), isShow: last.show !== null };
};

const unkept =
  'Could not keep this trace for a reload: it is larger than what a browser keeps for a tab. The file itself is untouched; after a reload, choose it again.';

const broke = (
  <p className="trouble" role="alert">
    Could not show this trace: something in it broke the page. The file is untouched; open another one.
  </p>
);
