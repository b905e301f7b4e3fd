import { type DragEvent, useState } from 'react';
import type { Trace } from '#shared/sandbox/api.ts';
import { loadTraceFile } from '../compare/load-trace-file.ts';
import { ErrorBoundary } from '../page/error-boundary.tsx';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { recordedStream } from '../timeline/recorded-stream.ts';
import { TimelineProvider } from '../timeline/timeline-provider.tsx';
import { FileChooser } from './file-chooser.tsx';
import './trace-page.css';
import { TraceView } from './trace-view.tsx';

type Opened = { name: string; key: number; stream: ReturnType<typeof recordedStream>; trace: Trace };

const broke = (
  <p className="trouble trace-broke" role="alert">
    Could not show this trace: something in it broke the page. The file is untouched; open another one.
  </p>
);

/** Opens a trace from a file, to be looked at and not changed. A file that cannot be opened leaves the last one be. */
export function TracePage() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  useTitle(opened ? opened.name : 'Open a trace');

  const open = async (file: File) => {
    const read = await loadTraceFile(file);
    setTrouble(read.ok ? null : read.message);
    if (!read.ok) return;
    const { trace } = read;
    setOpened((last) => ({
      name: file.name,
      key: (last?.key ?? 0) + 1,
      stream: recordedStream(trace),
      trace,
    }));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void open(file);
    else
      setTrouble('Could not open what you dropped: it is no file. Drop a file that “Download trace” made.');
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shorter way to the button within.
    <div
      className="trace-ground"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      }}
      onDrop={onDrop}
    >
      <Page
        className={opened ? 'trace-page' : 'trace-page trace-page-empty'}
        place={opened && <p className="trace-name">{opened.name}</p>}
      >
        <FileChooser isFirst={opened === null} trouble={trouble} onChoose={open} />
        {opened && (
          <ErrorBoundary key={opened.key} fallback={broke}>
            <TimelineProvider sandboxId="" stream={opened.stream}>
              <TraceView />
            </TimelineProvider>
          </ErrorBoundary>
        )}
      </Page>
    </div>
  );
}
