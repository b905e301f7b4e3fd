import { expect, it, onTestFinished, vi } from 'vitest';
import { findProblem } from '#shared/grading/find-problem.ts';
import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import { type CheckBody, runCheck } from '#shared/grading/run-check.ts';
import { checkResultSchema } from '#shared/grading/verdict.ts';
import { startLearnerProcess } from './start-learner-process.ts';

/** A lab over a server whose only route runs that code; `top` stands before everything else. */
function setup(handler: string, top = '') {
  const text = [
    "import express from 'express'; import * as crypto from 'node:crypto';",
    top,
    'export function createApp({ redis }: any) {',
    '  const app = express();',
    '  app.get("/well", (req, res) => res.json({ well: true }));',
    '  app.get("/", async (req, res) => {',
    handler,
    '  });',
    '  return app;',
    '}',
  ].join('\n');
  const lab = createRemoteLab(startLearnerProcess(), text);
  onTestFinished(() => lab.close());
  const declared = { id: 'a', name: 'a', tier: 'core', points: 1, expected: 'e', why: 'w' } as const;
  const run = async (body: CheckBody) => checkResultSchema.parse(await runCheck({ declared, body }, lab));
  const ask = (path = '/') =>
    run(async ({ open }) => {
      const site = await open();
      const answer = await site.visitor('Browser').send({ method: 'GET', path });
      answer.must(answer.status === 401, `It was ${answer.status}.`);
    });
  return { lab, run, ask };
}

/** The line of the handler's first line in such a text. */
const handlerLine = 7;

it('takes process.exit(0) at load for a failure, not for success', async () => {
  const { lab } = setup('res.sendStatus(401)', 'process.exit(0);');
  expect(await findProblem(lab)).toMatchObject({
    fault: 'ended',
    message: expect.stringContaining('exit code 0'),
  });
});

it('says which request was under way when the code ended its process, and grades on', async () => {
  const { ask } = setup('process.exit(0)');
  const ended = await ask();
  expect(ended).toMatchObject({ status: 'fail', fault: 'ended', offending: 1 });
  expect(ended.events[0]).toMatchObject({ type: 'request', path: '/' });
  expect(await ask('/well')).toMatchObject({ fault: 'wrong-behaviour', happened: 'It was 200.' });
});

it('ends an endless loop, shows the request that began it, and grades on', async () => {
  const { ask } = setup('for (;;) {}');
  const looping = await ask();
  expect(looping).toMatchObject({ status: 'fail', fault: 'time-out', offending: 1 });
  expect(looping.happened).toContain('GET /');
  expect(await ask('/well')).toMatchObject({ happened: 'It was 200.' });
});

it('shows what the store was asked before a loop began', async () => {
  const { ask } = setup('await redis.set("a", "1"); for (;;) {}');
  const { events } = await ask();
  expect(events.map(({ type }) => type)).toEqual(['request', 'store-command', 'store-reply']);
});

it('calls a handler that never answers by its name, with the last line that was seen', async () => {
  const { ask } = setup('await redis.get("a"); // and nothing more');
  expect(await ask()).toMatchObject({
    fault: 'no-answer',
    offending: 1,
    source: { file: 'exercise.ts', line: handlerLine },
  });
});

it('does not blame a later check for what a handler goes on doing that never answered', async () => {
  // A wait that no clock but the real one ends.
  const cell = 'new Int32Array(new SharedArrayBuffer(4))';
  const { ask, run } = setup(`Atomics.waitAsync(${cell}, 0, 0, 2000).value.then(() => process.exit(3));`);
  expect(await ask()).toMatchObject({ fault: 'no-answer' });
  const later = await run(async ({ open }) => {
    const site = await open();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await site.visitor('Browser').send({ method: 'GET', path: '/well' });
  });
  expect(later).toMatchObject({ status: 'pass', happened: '' });
});

it('reports a rejection that nobody caught, with its line, though the answer was right', async () => {
  const { ask } = setup('(async () => { throw new Error("lost"); })(); res.sendStatus(401)');
  expect(await ask()).toMatchObject({
    fault: 'unhandled-rejection',
    happened: expect.stringContaining('lost'),
    source: { line: handlerLine },
  });
});

it('reports what a timer throws just after the answer', async () => {
  const { ask } = setup('setTimeout(() => { throw new Error("late"); }, 1); res.sendStatus(401)');
  expect(await ask()).toMatchObject({
    fault: 'unhandled-rejection',
    happened: expect.stringContaining('late'),
    source: { line: handlerLine },
  });
});

it('survives a million printed lines, and keeps the first of them', async () => {
  const { ask, lab } = setup(
    'for (let i = 0; i < 1_000_000; i += 1) console.log("line", i, "\\u001b[2J"); res.sendStatus(401)',
  );
  expect((await ask()).status).toBe('pass');
  expect(lab.printed()).toMatch(/^line 0 \n/);
  expect(lab.printed().length).toBeLessThan(70_000);
});

it.each([
  ['the heap', 'const all = []; for (;;) all.push(new Array(100_000).fill({}));'],
  [
    'buffers',
    'const all = []; const more = () => { all.push(Buffer.alloc(50_000_000, 1)); setImmediate(more); }; more();',
  ],
])('ends code that fills %s', async (_what, bomb) => {
  const { ask } = setup(bomb);
  expect(await ask()).toMatchObject({
    status: 'fail',
    fault: expect.stringMatching(/^(memory|time-out|no-answer)$/),
  });
  expect(await ask('/well')).toMatchObject({ happened: 'It was 200.' });
});

it.each([
  ['JSON', 'JSON.stringify = () => "{\\"status\\":401}"; JSON.parse = () => ({ status: 401 });'],
  [
    'Promise',
    'Promise.prototype.then = function () { return this; }; Promise.race = async () => ({ status: 401 });',
  ],
  [
    'Array',
    'Array.prototype.map = () => []; Array.prototype.includes = () => true; Array.prototype.some = () => false;',
  ],
  ['Math, Date and timers', 'Date.now = () => 0; globalThis.setTimeout = () => 0; Math.random = () => 1;'],
])('lets no patched %s turn a wrong answer into a right one', async (_what, patch) => {
  const { ask } = setup('res.sendStatus(500)', patch);
  expect((await ask()).status).toBe('fail');
});

it('believes no verdict that the learner’s code sends', async () => {
  const forged =
    'for (let id = 0; id < 50; id += 1) process.send?.({ type: "done", nonce: "guess", id, value: { status: 401, headers: [], body: "", durationMs: 1 } });';
  const { ask } = setup(`${forged} res.sendStatus(500)`);
  expect(await ask()).toMatchObject({
    status: 'fail',
    happened: expect.stringMatching(/^It was 500\. No error was printed:/),
  });
});

it('shows the learner’s code nothing of the environment, and an empty folder', async () => {
  vi.stubEnv('REDIS_URL', 'redis://127.0.0.1:1');
  const { run } = setup('res.json({ env: process.env, folder: process.cwd() })');
  const seen = await run(async ({ open }) => {
    const answer = await (await open()).visitor('Browser').send({ method: 'GET', path: '/' });
    answer.must(false, answer.text);
  });
  expect(JSON.parse(seen.happened)).toEqual({
    env: { NODE_ENV: 'production' },
    folder: expect.not.stringContaining(process.cwd()),
  });
});

it('calls its own bugs by their name', async () => {
  const { run } = setup('res.sendStatus(200)');
  const bug = await run(async () => {
    throw new TypeError('a slip');
  });
  expect(bug).toMatchObject({ status: 'error', fault: 'grader-bug', source: null });
});
