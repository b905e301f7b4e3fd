import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';

/**
 * One run as JUnit XML, a suite for each tier. What kept the whole from being judged is an error in a suite of its own,
 * before those of the checks that ran, so that no tool takes it for a pass.
 */
export function toJunit({ exercise, problem, checks, printed, durationMs }: RunResult): string {
  const tiers = (['core', 'hardening'] as const).map((tier) => checks.filter((check) => check.tier === tier));
  const suites = [
    ...(problem ? [problemSuite(exercise, problem, checks.length > 0 ? 'can be judged' : 'loads')] : []),
    ...tiers.filter(({ length }) => length > 0).map((suite) => tierSuite(exercise, suite)),
  ];
  const failures = checks.filter(({ status }) => status === 'fail').length;
  const errors = checks.filter(({ status }) => status === 'error').length + (problem ? 1 : 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${quote(exercise)} tests="${problem ? checks.length + 1 : checks.length}" failures="${failures}" errors="${errors}" time="${seconds(durationMs)}">`,
    ...suites,
    ...(printed ? [`  <system-out>${toXml(printed)}</system-out>`] : []),
    '</testsuites>',
    '',
  ].join('\n');
}

/** @param claim what the problem shows to be untrue, as a check's name would say it */
function problemSuite(exercise: string, problem: NonNullable<RunResult['problem']>, claim: string): string {
  const message = `${problem.message}${problem.line ? ` (line ${problem.line})` : ''}`;
  return [
    `  <testsuite name=${quote(exercise)} tests="1" failures="0" errors="1">`,
    `    <testcase classname=${quote(exercise)} name=${quote(claim)}><error type=${quote(problem.fault)} message=${quote(message)}/></testcase>`,
    '  </testsuite>',
  ].join('\n');
}

function tierSuite(exercise: string, checks: CheckResult[]): string {
  const name = `${exercise}.${checks[0]?.tier}`;
  const count = (status: CheckResult['status']) => checks.filter((check) => check.status === status).length;
  return [
    `  <testsuite name=${quote(name)} tests="${checks.length}" failures="${count('fail')}" errors="${count('error')}">`,
    ...checks.map((check) => testcase(name, check)),
    '  </testsuite>',
  ].join('\n');
}

function testcase(
  suite: string,
  { name, status, fault, happened, did, expected, why, durationMs }: CheckResult,
): string {
  const open = `    <testcase classname=${quote(suite)} name=${quote(name)} time="${seconds(durationMs)}"`;
  if (status === 'pass') return `${open}/>`;
  const element = status === 'fail' ? 'failure' : 'error';
  const text = [...did, `Expected: ${expected}`, `Why: ${why}`].join('\n');
  return `${open}><${element} type=${quote(fault ?? status)} message=${quote(happened)}>${toXml(text)}</${element}></testcase>`;
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);
const quote = (text: string) => `"${toXml(text).replaceAll('\n', '&#10;')}"`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no way at all to write most control characters, nor half a surrogate pair. */
function toXml(text: string): string {
  return text
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
