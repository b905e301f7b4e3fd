import type { LearnerFault } from '#shared/grading/lab.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { CodeRunner } from '../grading/code-runner.ts';
import { textOf } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';
import { uselessWith } from './useless-app.ts';

/** What is not about the challenge's checks is tried on an exercise with few. */
const small = 'httponly-cookie';
const readSmall = () => textOf('solution.ts', small);

test('passes the solution and fails the starter, check by check', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const solved = (await lab.run('challenge', await textOf('solution.ts'))).result;
  expect(solved.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
  expect(solved).toMatchObject({ status: 'pass', problem: null });

  const started = (await lab.run('challenge', await textOf('starter.ts'))).result;
  expect(started.status).toBe('fail');
  expect(started.checks.map(({ id }) => id)).toEqual(solved.checks.map(({ id }) => id));
});

const strays = {
  'a rejection': 'Promise.reject(new Error("lost"));',
  'a rejection in a later microtask':
    'Promise.resolve().then(() => null).then(() => { throw new Error("lost"); });',
  'an immediate': 'setImmediate(() => { throw new Error("lost"); });',
  'a timer': 'setTimeout(() => { throw new Error("lost"); }, 1);',
};
test('hears what nobody caught, though the answer was right', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const solution = await readSmall();
  for (const [name, code] of Object.entries(strays)) {
    const text = solution.replace(/app\.get\('\/api\/protected'[^{]*\{/, `$& ${code}`);
    const { checks } = (await lab.run(small, text)).result;
    const answered = checks.filter(({ id }) =>
      /^(protected-answers-user|deny-without-cookie|deny-unknown-id)$/.test(id),
    );
    expect(
      answered.map(({ fault }) => fault),
      name,
    ).toEqual(answered.map(() => 'unhandled-rejection'));
    expect(answered, name).toHaveLength(3);
    // The same text's login throws nothing.
    expect(checks.find(({ id }) => id === 'login-wrong-password')?.status, name).toBe('pass');
  }
});

const hangsAtLoad = {
  'a loop': 'for (;;) {}',
  'a pattern that never ends': '/^(a+)+$/.test("a".repeat(60) + "!");',
};
test('calls what hangs at load a time-out, and grades the next text', { tag: '@all' }, async ({
  page,
  server,
}) => {
  const lab = await openLab(page, server.url);
  for (const [name, code] of Object.entries(hangsAtLoad)) {
    const { result, allMs } = await lab.run(small, uselessWith(code));
    expect(result, name).toMatchObject({ status: 'error', problem: { fault: 'time-out' } });
    expect(allMs, name).toBeLessThan(8000);
    expect((await lab.run(small, await readSmall())).result.status, name).toBe('pass');
  }
});

test('ends a run on demand, also while microtasks take all of the thread', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const chain = 'const again = () => Promise.resolve().then(again); again();';
  const text = (await readSmall()).replace(/app\.post\('\/api\/login'[^{]*\{/, `$& ${chain}`);
  const running = lab.run(small, text);
  await expect.poll(() => lab.finished(), { timeout: 30_000 }).toBeGreaterThan(0);
  await lab.cancel();
  const { result } = await running;
  expect(result.checks.map(({ fault }) => fault)).toContain('time-out');
  expect((await lab.run(small, await readSmall())).result.status).toBe('pass');
});

test('ends a run when another one is ordered', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const [ended, graded] = await Promise.all([
    lab.run(small, uselessWith('for (;;) {}')),
    lab.run(small, await readSmall()),
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
    await readSmall(),
  );
  expect(seen.statuses).toEqual([200, 200, 401]);
  expect(seen.numbers).toEqual(seen.numbers.map((_, index) => index + 1));
  expect(seen.types).toEqual(expect.arrayContaining(['request', 'store-command', 'store-reply', 'response']));
  expect(seen.fault).toBe('syntax');
  await expect(page.locator('iframe')).toHaveCount(1);
});
