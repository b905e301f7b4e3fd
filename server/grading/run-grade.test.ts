import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { readArguments, UsageError } from './read-arguments.ts';
import { resultsSchema } from './results.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
/** A small one: what is tried here is the command, which takes a second to start. */
const exercise = 'unguessable-ids';
const folder = path.join(project, 'lessons', 'exercises', exercise);

/** Runs the command as npm would; what it prints, and how it ends. */
const grade = (...args: string[]) => gradeWith({}, ...args);

function gradeWith(
  settings: Record<string, string>,
  ...args: string[]
): Promise<{ code: unknown; output: string; errors: string }> {
  const program = path.join(project, 'server', 'launch', 'grade.mjs');
  return new Promise((resolve) => {
    const env = { ...process.env, ...settings };
    execFile(process.execPath, [program, ...args], { maxBuffer: 1e8, env }, (error, output, errors) =>
      resolve({ code: error ? error.code : 0, output, errors }),
    );
  });
}

/** An empty folder, gone with the test. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'coat-check-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

it('passes the solution, and prints nothing but JSON when asked for it', async () => {
  const file = path.join(folder, 'solution.ts');
  const { code, output } = await grade(exercise, '--file', file, '--reporter', 'json');
  const results = resultsSchema.parse(JSON.parse(output));
  expect(results.tests.length).toBeGreaterThan(10);
  expect([code, results.status, results.points.core.earned]).toEqual([
    0,
    'pass',
    results.points.core.possible,
  ]);
});

it('fails the starter with exit code 1, and leaves no folder of its own behind', async () => {
  const temporary = await makeFolder();
  const file = path.join(folder, 'starter.ts');
  const { code, output, errors } = await gradeWith({ TMPDIR: temporary }, exercise, '--file', file);
  expect((await readdir(temporary)).filter((name) => name.startsWith('coat-check'))).toEqual([]);
  expect(code).toBe(1);
  expect(output).toMatch(/unguessable-ids: \d+ core checks? do(es)? not pass yet/);
  expect(errors, 'a line for each verdict, as it comes').toMatch(/^ {2}✗ \w/m);
});

it('takes a text in which no check can run for an error, and names the line', async () => {
  const file = path.join(await makeFolder(), 'broken.ts');
  await writeFile(file, 'export function createApp() {\n  return (;\n}\n');
  const { code, output } = await grade(exercise, '--file', file);
  expect(code).toBe(2);
  expect(output).toMatch(/Could not read your code[\s\S]*broken\.ts:2:11[\s\S]*not graded/);
});

const two = [
  { name: 'a', title: 'First' },
  { name: 'long', title: 'Second' },
];
const list = 'There are:\n\n  a      First\n  long   Second\n\nType: ';

it.each([
  [
    'no such exercise',
    ['chalenge'],
    `Could not find the exercise "chalenge": there is none of that name. ${list}`,
  ],
  ['no exercise', [], `name one by the word in front of its title. ${list}`],
  ['two exercises', ['a', 'long'], 'Could not tell which exercise you mean'],
  ['no such reporter', ['a', '--reporter', 'html'], 'Could not use the reporter "html"'],
  ['no such option', ['a', '--quick'], 'Could not read the command'],
])('says what to type after %s', (_what, args, message) => {
  expect(() => readArguments(args, two)).toThrow(UsageError);
  expect(() => readArguments(args, two)).toThrow(message);
});

it('ends with 2 after a wrong command, and keeps the verdict’s stream clean', async () => {
  const { code, output, errors } = await grade(exercise, '--file', '/nowhere/at-all.ts');
  expect([code, output]).toEqual([2, '']);
  expect(errors).toContain('Could not find /nowhere/at-all.ts');
});

it('sends a learner’s tests to every server, and names the answer that gave a wrong one away', async () => {
  const lessons = path.join(project, 'lessons', 'exercises', 'write-the-test');
  const solved = await grade('write-the-test', '--file', path.join(lessons, 'solution.ts'));
  expect(solved.code, solved.errors).toBe(0);
  expect(solved.output).toMatch(
    /fails a server that caches its lookups.*\n +Your test “[^”]+” gives it away: expected 200 to be 401\.\n +\d+\. Server A answers .*: 200 OK/,
  );
  const begun = await grade('write-the-test', '--file', path.join(lessons, 'starter.ts'));
  expect(begun.code).toBe(1);
  expect(begun.output).toMatch(/happened +Your tests pass the server that remembers for five minutes/);
}, 120_000);
