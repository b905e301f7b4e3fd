import { useEffect, useState } from 'react';
import type { LiveServer } from '../grading/live-server.ts';
import { type LateFailure, toLateFailure } from '../late/late-error.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { useTries } from '../late/use-tries.ts';
import { ErrorBoundary } from '../page/error-boundary.tsx';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { TimelineProvider } from '../timeline/timeline-provider.tsx';
import type { TraceSource } from '../timeline/trace-source.ts';
import { tellFailure } from './ask-live.ts';
import { LiveCounter } from './live-counter.tsx';
import { liveStream } from './live-stream.ts';
import { loadRunner } from './load-runner.ts';
import { Said } from './said.tsx';
import { useOwnCode } from './use-own-code.ts';

type Opened =
  | { state: 'opening' }
  | { state: 'open'; server: LiveServer; source: TraceSource }
  | { state: 'failed'; why: string; failure: LateFailure };

type Props = {
  text: string;
  /** The exercise. */
  subject: { slug: string; title: string };
  onLine: (line: number) => void;
};

/** The learner's own server, open for visitors. A new text is a new server: give it a new key. */
export function TryLive({ text, subject, onLine }: Props) {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' });
  const { tries, again } = useTries(opened.state === 'failed' ? opened : null);
  const ownCode = useOwnCode(text, onLine);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try opens it anew.
  useEffect(() => {
    let isWanted = true;
    let server: LiveServer | null = null;
    const open = async () => {
      const runner = await loadRunner();
      server = await runner.openLive(text);
      if (!isWanted) return server.close();
      setOpened({
        state: 'open',
        server,
        source: { sandboxId: null, stream: liveStream(server), past: null, ...ownCode },
      });
    };
    open().catch((error: unknown) => {
      if (isWanted) setOpened({ state: 'failed', why: tellFailure(error), failure: toLateFailure(error) });
    });
    return () => {
      isWanted = false;
      server?.close();
    };
  }, [text, ownCode, tries]);

  if (opened.state === 'opening') return <p role="status">Opening your server…</p>;
  if (opened.state === 'failed' && opened.failure !== 'broken') {
    return <LateTrouble what="your counter" failure={opened.failure} again={again} />;
  }
  if (opened.state === 'failed') {
    return (
      <p className="trouble" role="alert">
        Could not open your server: <Said text={opened.why} />
      </p>
    );
  }
  return (
    <ErrorBoundary fallback={<p className="trouble">Could not draw this: close it and try again.</p>}>
      <TimelineProvider source={opened.source}>
        <MarkingProvider>
          <LiveCounter server={opened.server} subject={subject} />
        </MarkingProvider>
      </TimelineProvider>
    </ErrorBoundary>
  );
}
