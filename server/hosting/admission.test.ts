import { expect, it } from 'vitest';
import { askServer } from '../testing/ask-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const headers = { 'content-type': 'application/json' };

async function setup(options: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer({ classCode: 'Hut ab', ...options });
  return {
    server,
    open: async (body?: string) => {
      const answer = await askServer(server.port, '/api/sandboxes', {
        method: 'POST',
        headers,
        ...(body === undefined ? {} : { body }),
      });
      return { status: answer.status, code: JSON.parse(answer.text).error?.code ?? null };
    },
  };
}

it('opens a sandbox to whoever says the code, however it is written, and to nobody else', async () => {
  const { open } = await setup();
  const say = (classCode: unknown) => open(JSON.stringify({ classCode }));
  for (const code of ['Hut ab', 'hut ab', ' HUT AB ']) {
    expect(await say(code)).toEqual({ status: 201, code: null });
  }
  const needed = { status: 403, code: 'class-code-needed' };
  for (const body of [undefined, '{}', '{"classCode":""}', '{"classCode":" "}']) {
    expect(await open(body)).toEqual(needed);
  }
  for (const code of ['Hut', 'Hut  ab', 'Hut ab!', 'constructor']) {
    expect(await say(code)).toEqual({ status: 403, code: 'class-code-wrong' });
  }
  for (const code of [1, null, ['Hut ab'], { toString: 'Hut ab' }, 'x'.repeat(201)]) {
    expect(await say(code)).toEqual({ status: 400, code: 'bad-request' });
  }
  expect(await open('{')).toEqual({ status: 400, code: 'bad-request' });
});

it('asks for nothing where there is none', async () => {
  const { open } = await setup({ classCode: null });
  expect(await open()).toEqual({ status: 201, code: null });
  expect(await open('{"classCode":"from another server"}')).toEqual({ status: 201, code: null });
});

it('counts guesses as it counts sandboxes, so that nobody tries codes all day', async () => {
  const { open } = await setup({ sandboxesPerMinute: 2 });
  const guess = JSON.stringify({ classCode: 'guess' });
  expect([(await open(guess)).code, (await open(guess)).code]).toEqual([
    'class-code-wrong',
    'class-code-wrong',
  ]);
  expect(await open('{"classCode":"Hut ab"}')).toEqual({ status: 429, code: 'too-many-requests' });
});

it('is no key to what is inside: whoever has a sandbox’s address comes in', async () => {
  const { server } = await setup();
  const opened = await server.ask('/api/sandboxes', {
    method: 'POST',
    headers,
    body: '{"classCode":"hut ab"}',
  });
  const { id } = JSON.parse(opened.text);
  expect((await server.ask(`/api/sandboxes/${id}`)).status).toBe(200);
  expect((await server.ask(`/s/${id}/api/protected`)).status).toBe(401);
});
