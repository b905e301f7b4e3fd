import { expect, it, onTestFinished, vi } from 'vitest';
import type { ToApp } from '../app/app-protocol.ts';
import { usualOptions } from '../lab.ts';
import { createRemoteApp } from './remote-app.ts';

/** An app's realm that says what it likes. */
function setup() {
  const posted: ToApp[] = [];
  const printed: string[] = [];
  let say: (message: unknown) => void = () => undefined;
  const app = createRemoteApp(
    ({ message }) => {
      say = message;
      return { post: (message) => posted.push(message) };
    },
    { printed: (text) => printed.push(text), ended: () => undefined },
  );
  const request = { method: 'GET', path: '/', headers: [], body: new Uint8Array(), bodyBytes: 0 };
  const handling = app.handle(1, 'x1', request);
  return { app, handling, posted, printed, say: (message: unknown) => say(message) };
}
const bytes = (text: string) => new TextEncoder().encode(text);

it('reads an answer from the bytes that went onto the wire', async () => {
  const { handling, say } = setup();
  const pieces = [bytes('HTTP/1.1 401 Unauthorized\r\nContent-'), bytes('Length: 2\r\n\r\nno')];
  say({ type: 'written', id: 1, pieces, source: { file: 'other.ts', line: 3 } });
  expect(await handling).toMatchObject({
    status: 401,
    headers: [['Content-Length', '2']],
    body: bytes('no'),
    source: { file: 'exercise.ts', line: 3 },
  });
});

it.each([
  [
    'an answer that never was on a wire',
    { type: 'done', id: 1, value: { status: 200, headers: [], body: '' } },
  ],
  ['bytes that are none', { type: 'written', id: 1, pieces: ['HTTP/1.1 200 OK\r\n\r\n'], source: null }],
  ['what is no HTTP', { type: 'written', id: 1, pieces: [bytes('200 OK')], source: null }],
])('takes no answer from %s', async (_what, message) => {
  const { handling, say } = setup();
  say(message);
  await expect(handling).rejects.toThrow();
});

it('passes over what is no message of an app', async () => {
  const { handling, posted, printed, say } = setup();
  for (const message of [
    null,
    'done',
    [],
    { type: 'done' },
    { type: 'pass', id: 1 },
    { type: 'printed', text: 1 },
    { type: 'command', id: 1, command: { server: '1', calls: 'DEL' } },
    { type: 'written', id: 2, pieces: [], source: null },
  ]) {
    say(message);
  }
  say({ type: 'failed', id: 1, fault: { fault: 'grader-bug', message: 'mine', line: -1, column: 'x' } });
  // An app may blame itself only.
  await expect(handling).rejects.toMatchObject({
    fault: 'no-answer',
    message: 'mine',
    line: null,
    column: null,
  });
  expect([posted.length, printed]).toEqual([1, []]);
});

it('obeys no server that was never started, and none any more after a reset', async () => {
  const { app, posted, say } = setup();
  const obeyed: string[] = [];
  const starting = app.start({ server: 7, code: '', options: usualOptions }, async () => {
    obeyed.push('yes');
    return { ok: true, value: 'OK' };
  });
  say({ type: 'done', id: 2 });
  await starting;
  const send = (server: number) =>
    say({
      type: 'command',
      id: 1,
      command: { server, visit: 'x1', source: null, transaction: false, calls: [] },
    });
  send(7);
  send(8);
  const resetting = app.reset();
  say({ type: 'done', id: 3 });
  await resetting;
  send(7);
  expect(obeyed).toEqual(['yes']);
  expect(posted.filter(({ type }) => type === 'reply')).toHaveLength(1);
});

it('takes no more prints than anybody reads', () => {
  const { printed, say } = setup();
  for (let time = 0; time < 100; time += 1) say({ type: 'printed', text: 'x'.repeat(1e6) });
  expect(printed.join('').length).toBeLessThanOrEqual(128 * 1024);
});

it('goes on where the text before meets a limit while the next is loaded', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  onTestFinished(() => void process.off('unhandledRejection', unhandled));
  const { app, say } = setup();
  app.load();
  const fault = { fault: 'beyond-lab', message: 'Could not use process.abort.', line: null, column: null };
  say({ type: 'failed', id: 2, fault });
  await new Promise((resolve) => void setTimeout(resolve, 0));
  expect(unhandled).not.toHaveBeenCalled();
});
