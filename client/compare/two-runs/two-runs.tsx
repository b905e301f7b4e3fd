import { useMemo } from 'react';
import { alignRuns } from '#shared/compare/align-runs.ts';
import type { SettingName } from '#shared/sandbox/settings.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { DifferingLine } from './differing-line.tsx';
import { TwoPictures } from './two-pictures.tsx';

type Props = {
  before: readonly TraceEvent[];
  after: readonly TraceEvent[];
  /** What was switched between the runs, as lessons write its values. */
  setting: SettingName;
  broken: string;
  sound: string;
  /** The trace of which both are slices, for what tickets on arrows are worth. Without it each run stands alone. */
  trace?: readonly TraceEvent[];
};

const titles = { before: 'With the mistake', after: 'Mended' };

/** The same attempt with a mistake and without: two pictures side by side, how each ended, and the line of code between them. */
export function TwoRuns({ before, after, setting, broken, sound, trace }: Props) {
  const { rows } = useMemo(() => alignRuns(before, after), [before, after]);
  const runs = useMemo(
    () => ({
      before: { title: titles.before, tone: 'broken', events: before, trace: trace ?? before } as const,
      after: { title: titles.after, tone: 'sound', events: after, trace: trace ?? after } as const,
    }),
    [before, after, trace],
  );
  return (
    <>
      <TwoPictures rows={rows} runs={runs} />
      <DifferingLine rows={rows} setting={setting} broken={broken} sound={sound} titles={titles} />
    </>
  );
}
