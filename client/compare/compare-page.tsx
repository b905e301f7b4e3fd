import { useMemo } from 'react';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { loadTraceFile } from '../open-trace/load-trace-file.ts';
import { homeOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { CompareRuns } from './compare-runs.tsx';
import './compare-page.css';

/** Two runs beside each other: what one action caused before, and what it causes now. */
export function ComparePage({ id }: { id: string }) {
  useTitle('Compare two runs');
  const events = useTimeline(({ context }) => context.events);
  const chapters = useMemo(() => toChapters(events), [events]);
  return (
    <Page home={homeOf(id)} className="compare-page" place={<LineStatus />}>
      <LineBanner />
      <CompareRuns chapters={chapters} load={loadTraceFile} />
    </Page>
  );
}
