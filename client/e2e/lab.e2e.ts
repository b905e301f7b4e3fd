import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LearnerFault } from '#shared/grading/lab.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { percentile } from '../../server/bench/budget.ts';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import type { CodeRunner } from '../grading/code-runner.ts';
import { expect, type Page, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';
import { openWire } from './wire.ts';

const folder = path.join(projectFolder, 'lessons', 'exercises', 'challenge');
const readSolution = () => readFile(path.join(folder, 'solution.ts'), 'utf8');

/** An app that answers nothing rightly: whatever it does, it must not pass. */
const useless = `import express from 'express';
export function createApp() {
  const app = express();
  BEHAVIOUR
  return app;
}
`;
const uselessWith = (code: string, behaviour = '') => `${code}\n${useless.replace('BEHAVIOUR', behaviour)}`;

test('passes the solution and fails the starter, check by check', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const solved = (await lab.run('challenge', await readSolution())).result;
  expect(solved.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
  expect(solved).toMatchObject({ status: 'pass', problem: null });

  const started = (await lab.run('challenge', await readFile(path.join(folder, 'starter.ts'), 'utf8')))
    .result;
  expect(started.status).toBe('fail');
  expect(started.checks.map(({ id }) => id)).toEqual(solved.checks.map(({ id }) => id));
});

test('ends an endless loop in time, and the page answers a click meanwhile', async ({ page, server }) => {
  test.setTimeout(120_000);
  const lab = await openLab(page, server.url);
  const text = (await readSolution()).replace(/app\.post\('\/api\/logout'[^{]*\{/, '$& for (;;) {}');
  const running = lab.run('challenge', text);
  expect(await slowClick(page, running)).toBeLessThan(200);
  const { result } = await running;
  const logout = result.checks.find(({ id }) => id === 'logout-deletes');
  expect(logout).toMatchObject({ status: 'fail', fault: 'time-out' });
  expect(logout?.durationMs).toBeLessThan(6000);
  expect(result.checks.find(({ id }) => id === 'login-succeeds')?.status).toBe('pass');
});

const strays = {
  'a rejection': 'Promise.reject(new Error("lost"));',
  'a rejection in a later microtask':
    'Promise.resolve().then(() => null).then(() => { throw new Error("lost"); });',
  'an immediate': 'setImmediate(() => { throw new Error("lost"); });',
  'a timer': 'setTimeout(() => { throw new Error("lost"); }, 1);',
};
for (const [name, code] of Object.entries(strays)) {
  test(`hears ${name} that nobody caught, though the answer was right`, async ({ page, server }) => {
    const lab = await openLab(page, server.url);
    const text = (await readSolution()).replace(/app\.get\('\/api\/protected'[^{]*\{/, `$& ${code}`);
    const { checks } = (await lab.run('challenge', text)).result;
    const answered = checks.filter(({ id }) =>
      /^(protected-answers-user|deny-without-cookie|lives-until-then)$/.test(id),
    );
    expect(answered.map(({ fault }) => fault)).toEqual(answered.map(() => 'unhandled-rejection'));
    expect(answered).toHaveLength(3);
    // The same text's login throws nothing.
    expect(checks.find(({ id }) => id === 'login-succeeds')?.status).toBe('pass');
  });
}

const hangsAtLoad = {
  'a loop': 'for (;;) {}',
  'a pattern that never ends': '/^(a+)+$/.test("a".repeat(60) + "!");',
};
for (const [name, code] of Object.entries(hangsAtLoad)) {
  test(`calls ${name} at load a time-out, and grades the next text`, async ({ page, server }) => {
    const lab = await openLab(page, server.url);
    const { result, allMs } = await lab.run('challenge', uselessWith(code));
    expect(result).toMatchObject({ status: 'error', problem: { fault: 'time-out' } });
    expect(allMs).toBeLessThan(8000);
    expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
  });
}

test('ends a run on demand, also while microtasks take all of the thread', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const code = 'const again = () => Promise.resolve().then(again); again();';
  const running = lab.run('challenge', uselessWith(code));
  await expect.poll(() => lab.finished()).toBeGreaterThan(0);
  await lab.cancel();
  const { result } = await running;
  expect(result.checks[0]).toMatchObject({ status: 'fail', fault: 'time-out' });
  expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
});

test('ends a run when another one is ordered', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const [ended, graded] = await Promise.all([
    lab.run('challenge', uselessWith('for (;;) {}')),
    lab.run('challenge', await readSolution()),
  ]);
  expect(ended.result).toMatchObject({ status: 'error', problem: null, checks: [] });
  expect(graded.result.status).toBe('pass');
});

test('opens a text as a server to be driven by hand, with a jar, a trace and a clock', async ({
  page,
  server,
}) => {
  await openLab(page, server.url);
  const seen = await page.evaluate(
    async (text) => {
      const { lab } = globalThis as unknown as { lab: CodeRunner };
      const live = await lab.openLive(text);
      let events: readonly TraceEvent[] = [];
      live.subscribe((all) => {
        events = all;
      });
      const logIn = {
        method: 'POST',
        path: '/api/login',
        headers: { 'content-type': 'application/json' },
        body: '{"username":"admin","password":"keys-of-the-house"}',
      };
      const statuses = [(await live.send(logIn)).status];
      const lookUp = async () =>
        statuses.push((await live.send({ method: 'GET', path: '/api/protected' })).status);
      await lookUp();
      await live.advance({ byMs: 3_601_000 });
      await lookUp();
      live.close();
      const fault = await lab
        .openLive('export function createApp( {')
        .catch((error: LearnerFault) => error.fault);
      return {
        statuses,
        numbers: events.map(({ number }) => number),
        types: events.map(({ type }) => type),
        fault,
      };
    },
    await readSolution(),
  );
  expect(seen.statuses).toEqual([200, 200, 401]);
  expect(seen.numbers).toEqual(seen.numbers.map((_, index) => index + 1));
  expect(seen.types).toEqual(expect.arrayContaining(['request', 'store-command', 'store-reply', 'response']));
  expect(seen.fault).toBe('syntax');
  await expect(page.locator('iframe')).toHaveCount(1);
});

test('keeps a little of a million printed lines', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const text = `for (let n = 0; n < 1_000_000; n += 1) console.log('line', n);\n${await readSolution()}`;
  const running = lab.run('challenge', text);
  expect(await slowClick(page, running)).toBeLessThan(200);
  const { result } = await running;
  expect(result.status).toBe('pass');
  expect(result.printed).toContain('line 1\n');
  expect(result.printed.length).toBeLessThan(70_000);
});

const cheats = {
  'posts a verdict': `
    const verdict = { type: 'done', problem: null, printed: '', nonce: '' };
    globalThis.postMessage?.(verdict);
    globalThis.parent?.postMessage(verdict, '*');
    new BroadcastChannel('lab').postMessage(verdict);`,
  'patches what checks are made of': `
    const yes = () => true;
    for (const name of ['test', 'expect', 'check']) globalThis[name] = yes;
    JSON.stringify = () => '{"status":"pass"}';
    Array.prototype.some = Array.prototype.every = yes;
    Object.prototype.toJSON = () => ({ status: 200 });
    String.prototype.includes = yes;
    RegExp.prototype.test = yes;
    Promise.prototype.then = function (done) { queueMicrotask(() => done?.({ status: 200 })); return this; };`,
  'patches the ports': `
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (message) { post.call(this, { ...message, type: 'done', value: {} }); };`,
  'listens in on the grader': `
    const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
    Object.defineProperty(MessageEvent.prototype, 'data', {
      get() {
        const data = get.call(this);
        if (data?.type === 'call') console.log('overheard');
        return data;
      },
    });`,
  'ends its process': 'process.exit(0);',
};
for (const [name, code] of Object.entries(cheats)) {
  test(`does not pass a text that ${name}`, async ({ page, server }) => {
    test.setTimeout(180_000);
    const lab = await openLab(page, server.url);
    const { result } = await lab.run('challenge', uselessWith(code));
    expect(result.status).not.toBe('pass');
    expect(result.checks.find(({ id }) => id === 'login-succeeds')?.status).not.toBe('pass');
    expect(result.problem?.fault).not.toBe('grader-bug');
    expect(result.printed).not.toContain('overheard');
    expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
  });
}

test('believes no message that another window sends', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const running = lab.run('challenge', uselessWith(''));
  await page.evaluate(() => {
    for (const data of ['lab-frame-ready', { type: 'done', problem: null, printed: 'forged' }])
      postMessage(data, '*');
  });
  const { result } = await running;
  expect(result.status).toBe('fail');
  expect(result.printed).not.toContain('forged');
});

const bombs = {
  arrays: 'const held = []; for (;;) held.push(new Array(1e6).fill(1.5));',
  buffers: 'const held = []; for (;;) held.push(new Uint8Array(5e7).fill(1));',
};
for (const [name, code] of Object.entries(bombs)) {
  test(`loses neither page nor lab to a bomb of ${name}`, async ({ page, server, consoleWatch }) => {
    consoleWatch.allow(/memory|crash/i);
    test.setTimeout(120_000);
    // Where memory is short the frame's process dies before its time is up: `lab-breakdown.e2e.ts` has that for certain.
    const wire = await openWire(page);
    const lab = await openLab(wire, server.url);
    const { result } = await lab.run('challenge', uselessWith(code));
    expect(result.status).not.toBe('pass');
    expect(['memory', 'time-out', 'crash-at-load']).toContain(result.problem?.fault);
    expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
    expect(wire.hasCrashed()).toBe(false);
  });
}

/**
 * Clicks a button again and again until the run is over.
 * @returns milliseconds from a click to its effect, which nine in ten stay below: the slowest tell of a busy machine
 */
async function slowClick(page: Page, running: Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.textContent = 'Prod';
    Object.assign(button.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '9999' });
    const took: number[] = [];
    button.addEventListener('click', ({ timeStamp }) => took.push(performance.now() - timeStamp));
    Object.assign(globalThis, { took });
    document.body.append(button);
  });
  const button = page.getByRole('button', { name: 'Prod' });
  let isOver = false;
  const over = running.finally(() => {
    isOver = true;
  });
  while (!isOver) await button.click();
  await over;
  return percentile(await page.evaluate(() => (globalThis as unknown as { took: number[] }).took), 0.9);
}
