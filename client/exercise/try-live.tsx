import { useEffect, useState } from 'react';
import { LearnerFault } from '#shared/grading/lab.ts';
import type { LiveServer } from '../lab/page-lab.ts';
import { ErrorBoundary } from '../page/error-boundary.tsx';
import { TimelineProvider } from '../timeline/timeline-provider.tsx';
import { faultWords, whereIs } from './fault-words.ts';
import { LiveCounter } from './live-counter.tsx';
import { liveStream } from './live-stream.ts';
import { loadLab } from './load-lab.ts';

type Opened =
  | { state: 'opening' }
  | { state: 'open'; server: LiveServer; stream: ReturnType<typeof liveStream> }
  | { state: 'failed'; why: string };

/** Says why something could not be had from the learner's server. */
export const tellFailure = (error: unknown): string => {
  if (!(error instanceof LearnerFault)) return error instanceof Error ? error.message : String(error);
  const { title, advice } = faultWords(error.fault);
  const where = whereIs(error);
  return `${title}${where && ` (${where})`}: ${error.message} ${advice}`;
};

/** The learner's own server, open for visitors. A new text is a new server: give it a new key. */
export function TryLive({ text, onLine }: { text: string; onLine: (line: number) => void }) {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' });
  useEffect(() => {
    let isWanted = true;
    let server: LiveServer | null = null;
    const open = async () => {
      const lab = await loadLab();
      server = await lab.openLive(text);
      if (!isWanted) return server.close();
      setOpened({ state: 'open', server, stream: liveStream(server) });
    };
    open().catch((error: unknown) => isWanted && setOpened({ state: 'failed', why: tellFailure(error) }));
    return () => {
      isWanted = false;
      server?.close();
    };
  }, [text]);

  if (opened.state === 'opening') return <p role="status">Opening your server…</p>;
  if (opened.state === 'failed') {
    return (
      <p className="trouble" role="alert">
        Could not open your server: {opened.why}
      </p>
    );
  }
  return (
    <ErrorBoundary fallback={<p className="trouble">Could not draw this: close it and try again.</p>}>
      <TimelineProvider sandboxId="" stream={opened.stream}>
        <LiveCounter server={opened.server} onLine={onLine} />
      </TimelineProvider>
    </ErrorBoundary>
  );
}
