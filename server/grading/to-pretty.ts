import { styleText } from 'node:util';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import { cleanText } from '#shared/trace/clean-text.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import { sum } from './results.ts';

type Colour = 'green' | 'red' | 'yellow' | 'bold' | 'dim';
export type PrettyOptions = {
  colours: boolean;
  file: string;
  text: string;
  /** Whoever reads this has seen each check pass already. */
  omitPassed?: boolean;
};

/** Later Nodes would otherwise ask their own stream again whether it shows colours. */
const anyStream = { validateStream: false };

type Paint = (colour: Colour, words: string) => string;
const toPaint =
  (colours: boolean): Paint =>
  (colour, words) =>
    colours ? styleText(colour, words, anyStream) : words;

/** One verdict in one line, as it comes. */
export function toVerdictLine({ name, points, status }: CheckResult, colours: boolean): string {
  const paint = toPaint(colours);
  const worth = paint('dim', `${points} ${points === 1 ? 'point' : 'points'}`);
  switch (status) {
    case 'pass':
      return `  ${paint('green', '✓')} ${name} ${worth}`;
    case 'fail':
      return `  ${paint('red', '✗')} ${paint('bold', name)} ${worth}`;
    case 'error':
      return `  ${paint('yellow', '!')} ${paint('bold', name)} ${worth}`;
  }
}

/**
 * One run for people in a terminal.
 * @param options `file` as it shall be named, `text` what is in it
 */
export function toPretty(run: RunResult, { colours, file, text, omitPassed = false }: PrettyOptions): string {
  const paint = toPaint(colours);
  const sourceLine = (line: number) => cleanText(text.split('\n')[line - 1] ?? '', 100);
  const place = (line: number, column?: number | null) =>
    `${file}:${line}${column ? `:${column}` : ''}   ${paint('dim', sourceLine(line))}`;

  const explain = (check: CheckResult): string[] => {
    const event = check.events.find(({ number }) => number === check.offending);
    const lines: [string, string][] = [
      ...check.did.map((step, index): [string, string] => [index === 0 ? 'did' : '', cleanText(step, 200)]),
      ['expected', check.expected],
      ['happened', cleanText(check.happened, 400)],
      ['why', check.why],
      ...(event ? [['arrow', `${event.number}. ${describeEvent(event)}`] as [string, string]] : []),
      ...(check.source ? [['line', place(check.source.line, check.source.column)] as [string, string]] : []),
    ];
    return lines.map(([label, words]) => `      ${paint('dim', label.padEnd(9))} ${words}`);
  };
  const tell = (check: CheckResult): string[] => {
    const line = toVerdictLine(check, colours);
    if (check.status === 'pass') return omitPassed ? [] : [line];
    return [line, ...explain(check)];
  };
  const tier = (name: 'core' | 'hardening', title: string): string[] => {
    const checks = run.checks.filter((check) => check.tier === name);
    if (checks.length === 0) return [];
    const { earned, possible } = sum(run.checks, name);
    return ['', `${paint('bold', title)} ${earned} of ${possible} points`, ...checks.flatMap(tell)];
  };
  const problem = run.problem && [
    '',
    paint('red', cleanText(run.problem.message, 1000)),
    ...(run.problem.line ? [`  ${place(run.problem.line, run.problem.column)}`] : []),
  ];
  const lines = [
    ...tier('core', 'Core'),
    ...tier('hardening', 'Hardening'),
    ...(problem ?? []),
    ...(run.printed ? ['', paint('bold', 'Your server printed'), run.printed.trimEnd()] : []),
    '',
    closing(run, paint),
  ];
  return lines.join('\n');
}

function closing(run: RunResult, paint: Paint): string {
  const seconds = `in ${(run.durationMs / 1000).toFixed(1)} s`;
  const failed = run.checks.filter(({ tier, status }) => tier === 'core' && status !== 'pass').length;
  switch (run.status) {
    case 'pass':
      return paint('green', `${run.exercise}: solved ${seconds}.`);
    case 'fail':
      return paint(
        'red',
        `${run.exercise}: ${failed} core ${failed === 1 ? 'check does' : 'checks do'} not pass yet, ${seconds}.`,
      );
    case 'error':
      return paint('red', `${run.exercise}: not graded.`);
  }
}
