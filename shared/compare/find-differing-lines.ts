import type { DemoAppSource } from '../api/sandbox-api.ts';
import type { SettingName } from '../sandbox/settings.ts';
import type { Source, TraceEvent } from '../trace/event.ts';
import type { AlignedRow } from './alignment.ts';
import { findParting } from './find-parting.ts';
import type { Side } from './to-drawable-events.ts';

/** A line of the demo app's, counted from 1, without what indents it. */
export type CodeLine = { file: string; line: number; text: string };

/** What of the demo app's own code made two runs differ; each part is cut from its files, and absent where they do not have it. */
export type DifferingLines = {
  /** The row of the policy that was changed, as it reads with one choice and with the other. */
  policy: { file: string; line: number; minus: string; plus: string } | null;
  /** The lines that read it, which the demo app marks `// defence: <name>`. */
  readAt: readonly CodeLine[];
  /** Which line of code each run came to where they part. */
  sites: Readonly<Record<Side, CodeLine | null>>;
};

/** The mark is for finding the line, and no part of what it does. */
const withoutMark = (line: CodeLine): CodeLine => ({
  ...line,
  text: line.text.replace(/\s*\/\/ defence: \w+$/, ''),
});

type Changed = { setting: SettingName; broken: string; sound: string };

/** @param rows two runs, aligned; the demo app served one with the choice `broken`, the other with `sound` */
export const findDifferingLines = (
  { files }: DemoAppSource,
  rows: readonly AlignedRow[],
  { setting, broken, sound }: Changed,
): DifferingLines => {
  const lines = files.flatMap(({ file, text }) =>
    text.split('\n').map((line, index): CodeLine => ({ file, line: index + 1, text: line.trim() })),
  );
  const has = (text: string, choice: string) => text.includes(`'${choice}'`);
  const parted = rows.slice(findParting(rows)?.row ?? rows.length);
  const row = lines.find(
    ({ text }) => text.startsWith(`${setting}: { sound:`) && has(text, broken) && has(text, sound),
  );
  const cut = (source: Source | null): CodeLine | null => {
    const line = lines.find((one) => one.file === source?.file && one.line === source.line);
    return line ? withoutMark(line) : null;
  };
  return {
    policy: row
      ? { file: row.file, line: row.line, minus: `${setting}: '${broken}'`, plus: `${setting}: '${sound}'` }
      : null,
    readAt: lines.filter(({ text }) => text.endsWith(`// defence: ${setting}`)).map(withoutMark),
    sites: { before: cut(siteOf(parted, 'before')), after: cut(siteOf(parted, 'after')) },
  };
};

/** Where a run's code stood first. @param rows those from the first that differs */
const siteOf = (rows: readonly AlignedRow[], side: Side): Source | null => {
  const coming = rows.flatMap((one): TraceEvent[] => (one[side] ? [one[side]] : []));
  return coming.find(({ source }) => source !== null)?.source ?? null;
};
