import { useCallback, useMemo } from 'react';
import type { AlignedRow } from '#shared/compare/alignment.ts';
import { findDifferingLines } from '#shared/compare/find-differing-lines.ts';
import type { SettingName } from '#shared/sandbox/settings.ts';
import { LateTrouble } from '../../late/late-trouble.tsx';
import { reached } from '../../late/reached.ts';
import { useAsked } from '../../late/use-asked.ts';
import { useTraceSource } from '../../timeline/timeline-provider.tsx';
import { ToldDifference } from './told-difference.tsx';

const what = 'the server’s code';

type Props = {
  rows: readonly AlignedRow[];
  setting: SettingName;
  broken: string;
  sound: string;
  titles: { before: string; after: string };
};

/** The line that made two runs differ, minus and plus, cut from the files that ran; where it is read, and what each run came to. */
export function DifferingLine({ rows, setting, broken, sound, titles }: Props) {
  const { code } = useTraceSource();
  const asked = useAsked(
    useCallback(() => reached(what, code()), [code]),
    undefined,
  );
  const source = asked.state === 'here' && asked.value.ok ? asked.value.value : null;
  const found = useMemo(
    () => source && findDifferingLines(source, rows, { setting, broken, sound }),
    [source, rows, setting, broken, sound],
  );
  if (asked.state === 'failed') return <LateTrouble what={what} {...asked} />;
  if (asked.state === 'here' && !asked.value.ok)
    return <p className="trouble">{asked.value.refusal.message}</p>;
  return found && <ToldDifference found={found} titles={titles} />;
}
