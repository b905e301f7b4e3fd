import { expect, it, onTestFinished } from 'vitest';
import { findProblem } from '#shared/grading/find-problem.ts';
import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import { startLearnerProcess } from './start-learner-process.ts';

function problemOf(...lines: string[]) {
  const lab = createRemoteLab(startLearnerProcess(), lines.join('\n'));
  onTestFinished(() => lab.close());
  return findProblem(lab);
}

const express = "import express from 'express';";
const app = 'export const createApp = () => express();';

it.each([
  ['an open bracket', ['const a = 1;', 'const b = (2;'], { fault: 'syntax', line: 2, column: 13 }],
  ['a name declared twice', [express, 'const a = 1;', 'const a = 2;', app], { fault: 'syntax', line: 3 }],
  ['await outside of a function', [express, 'await 1;', app], { fault: 'syntax' }],
  [
    'no createApp',
    [express, 'export const makeApp = () => express();'],
    { fault: 'missing-export', line: null },
  ],
  ['a createApp that forgets to return', ['export function createApp() {}'], { fault: 'missing-export' }],
  [
    'an import that is not there',
    [express, '', "import fs from 'node:fs';", 'fs.rmSync("/");', app],
    { fault: 'unknown-import', line: 3, column: null },
  ],
  [
    'a client of its own',
    [express, "import { Redis } from 'ioredis';", 'const redis = new Redis();', app],
    { fault: 'unknown-import', line: 2 },
  ],
  [
    'a crash at load',
    [express, 'const a = null;', 'a.b();', app],
    { fault: 'crash-at-load', line: 3, column: 3 },
  ],
  [
    'a crash in a line whose columns transpiling moved',
    [express, 'const a: unknown = null; (a as Map<string, string>).clear();', app],
    { fault: 'crash-at-load', line: 2, column: null },
  ],
  [
    'a crash in createApp',
    ['export function createApp(deps) {', '  return deps.nothing.here;', '}'],
    { fault: 'crash-at-load', line: 2 },
  ],
] as const)('tells %s by its name and place', async (_what, lines, problem) => {
  expect(await problemOf(...lines)).toMatchObject(problem);
});

it('takes imports of types and unused imports calmly', async () => {
  const types = "import type { Redis } from 'ioredis'; import { Redis as R } from 'ioredis';";
  const typed = 'export function createApp({ redis }: { redis: Redis | R }) { return express(); }';
  expect(await problemOf(express, types, typed)).toBeNull();
});

it('refuses an app that listens by itself, as the task says, with what to do', async () => {
  const listening = 'export function createApp() { const a = express(); a.listen(3000).close(); return a; }';
  expect(await problemOf(express, listening)).toMatchObject({
    fault: 'beyond-lab',
    message: expect.stringMatching(/^Could not listen .+ Take listen out and return the app/),
    line: 2,
  });
});
