import { useMemo } from 'react';
import { alignRuns } from '#shared/compare/align-runs.ts';
import type { RunChoice } from '../run-choices.ts';
import { TwoPictures } from './two-pictures.tsx';

/** Any two runs that were picked, as two pictures side by side. */
export function RunsApart({ before, after }: { before: RunChoice; after: RunChoice }) {
  const { rows } = useMemo(() => alignRuns(before.events, after.events), [before.events, after.events]);
  const runs = {
    before: { ...before, title: 'Before', tone: 'plain' } as const,
    after: { ...after, title: 'After', tone: 'plain' } as const,
  };
  return <TwoPictures rows={rows} runs={runs} />;
}
