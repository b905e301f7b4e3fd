import { expect, it } from 'vitest';
import { sendFromHere } from './send-from-here.ts';

const request = { method: 'GET', path: '/api/protected', headers: {}, body: null };

it('asks the demo app of this cloakroom, and tells a refusal by its status', async () => {
  const asked: string[] = [];
  const answer = await sendFromHere('abc', request, async (address) => {
    asked.push(String(address));
    return new Response('not authenticated', { status: 401 });
  });
  expect(asked).toEqual(['/s/abc/api/protected']);
  expect(answer).toEqual({ ok: true, value: { status: 401 } });
});

it('tells in words that nobody answered', async () => {
  const answer = await sendFromHere('abc', request, async () => Promise.reject(new TypeError('failed')));
  expect(answer).toMatchObject({
    ok: false,
    refusal: { message: expect.stringMatching(/^Could not reach/) },
  });
});
