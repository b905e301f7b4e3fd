import { textOf } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';
import { uselessWith } from './useless-app.ts';

/** One with few checks: all run in the same lab. */
const exercise = 'httponly-cookie';

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
test('passes no text that cheats, and grades the next one soundly', async ({ page, server }) => {
  test.setTimeout(180_000);
  const lab = await openLab(page, server.url);
  const solution = await textOf('solution.ts', exercise);
  for (const [name, code] of Object.entries(cheats)) {
    const { result } = await lab.run(exercise, uselessWith(code));
    expect(result.status, name).not.toBe('pass');
    expect(result.checks.find(({ id }) => id === 'protected-answers-user')?.status, name).not.toBe('pass');
    expect(result.problem?.fault, name).not.toBe('grader-bug');
    expect(result.printed, name).not.toContain('overheard');
    expect((await lab.run(exercise, solution)).result.status, name).toBe('pass');
  }
});

test('believes no message that another window sends', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const running = lab.run(exercise, uselessWith(''));
  await page.evaluate(() => {
    for (const data of ['lab-frame-ready', { type: 'done', problem: null, printed: 'forged' }])
      postMessage(data, '*');
  });
  const { result } = await running;
  expect(result.status).toBe('fail');
  expect(result.printed).not.toContain('forged');
});
