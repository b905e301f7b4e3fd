import { styleText } from 'node:util';
import { faultWords } from '#shared/grading/fault-words.ts';
import { type Finding, gatherFindings } from '#shared/grading/gather-findings.ts';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import { cleanText } from '#shared/trace/clean-text.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import { sum } from './results.ts';

type Colour = 'green' | 'red' | 'yellow' | 'bold' | 'dim';
type PrettyOptions = {
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
export function toVerdictLine({ name, points, status, tier }: CheckResult, colours: boolean): string {
  const paint = toPaint(colours);
  const worth = paint('dim', tier === 'core' ? count(points, 'point') : 'a badge, never a must');
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
 * One run for people in a terminal: what is to be mended as the page gathers it, and then what passed.
 * @param options `file` as it shall be named, `text` what is in it
 */
export function toPretty(run: RunResult, { colours, file, text, omitPassed = false }: PrettyOptions): string {
  const paint = toPaint(colours);
  const sourceLine = (line: number) => cleanText(text.split('\n')[line - 1] ?? '', 100);
  const place = (line: number, column?: number | null) =>
    `${file}:${line}${column ? `:${column}` : ''}   ${paint('dim', sourceLine(line))}`;

  const explain = (check: CheckResult): string[] => {
    const { fault } = check;
    const event = check.events.find(({ number }) => number === check.offending);
    const lines: [string, string][] = [
      ...check.did.map((step, index): [string, string] => [index === 0 ? 'did' : '', cleanText(step, 200)]),
      ['expected', check.expected],
      ['happened', cleanText(check.happened, 400)],
      ...(fault && fault !== 'wrong-behaviour' ? [['', faultWords(fault).advice] as [string, string]] : []),
      ['why', check.why],
      ...(event ? [['arrow', `${event.number}. ${describeEvent(event)}`] as [string, string]] : []),
      ...(check.source ? [['line', place(check.source.line, check.source.column)] as [string, string]] : []),
    ];
    return lines.map(([label, words]) => `      ${paint('dim', label.padEnd(9))} ${words}`);
  };
  const tell = ({ first, others, reason }: Finding): string[] => [
    '',
    ...(reason
      ? [
          paint('bold', `${others.length + 1} checks fail for one reason:`),
          `${cleanText(reason.title, 400)} ${reason.advice}`,
        ]
      : []),
    toVerdictLine(first, colours),
    ...explain(first),
    ...others.map((other) => toVerdictLine(other, colours)),
  ];
  // Of a server that tests were to catch, what gave it away is more than that it was caught.
  const passed = run.checks.filter(
    ({ status, happened }) => status === 'pass' && (!omitPassed || happened !== ''),
  );
  const giveAway = ({ happened, events, offending }: CheckResult): string[] => {
    const event = events.find(({ number }) => number === offending);
    const lines = [happened, event ? `${event.number}. ${describeEvent(event)}` : ''].filter(Boolean);
    return lines.map((words) => `      ${paint('dim', cleanText(words, 400))}`);
  };
  const tier = (name: 'core' | 'hardening', title: string): string[] => {
    if (!run.checks.some((check) => check.tier === name)) return [];
    const { earned, possible } = sum(run.checks, name);
    return [`${paint('bold', title)} ${earned} of ${count(possible, 'point')}`];
  };
  const lines = [
    ...gatherFindings(run.checks).flatMap(tell),
    ...(passed.length > 0
      ? [
          '',
          paint('bold', 'Passed'),
          ...passed.flatMap((check) => [toVerdictLine(check, colours), ...giveAway(check)]),
        ]
      : []),
    ...(run.problem
      ? [
          '',
          `${paint('red', `${faultWords(run.problem.fault).title}.`)} ${cleanText(run.problem.message, 1000)}`,
          faultWords(run.problem.fault).advice,
          ...(run.problem.line ? [`  ${place(run.problem.line, run.problem.column)}`] : []),
        ]
      : []),
    ...(run.printed ? ['', paint('bold', 'Your code printed'), run.printed.trimEnd()] : []),
    '',
    ...tier('core', 'Core'),
    ...tier('hardening', 'Hardening'),
    closing(run, paint),
  ];
  return lines.join('\n');
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

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
