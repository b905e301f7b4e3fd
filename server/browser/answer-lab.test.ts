import { expect, it } from 'vitest';
import { answerLab, isLab } from './answer-lab.ts';

it('answers with the lab’s document under the policy that a server sends, whatever its host said', async () => {
  const kept = new Response('<!doctype html>', {
    headers: { 'Content-Type': 'text/plain', 'Content-Security-Policy': "default-src 'self'" },
  });
  const answer = await answerLab({ find: async () => kept });
  expect(await answer.text()).toBe('<!doctype html>');
  const { 'content-security-policy': policy, ...others } = Object.fromEntries(answer.headers);
  expect(policy).toMatch(/^default-src 'none'; .*connect-src 'none'; .*sandbox allow-scripts$/);
  expect(others).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
});

it('makes no lab of what a host says in its place', async () => {
  const answer = await answerLab({ find: async () => new Response('Not found', { status: 404 }) });
  expect(answer.status).toBe(404);
  expect(await answerLab({ find: async () => null })).toMatchObject({ type: 'error' });
});

it('knows that document’s path beneath the base, and no other', () => {
  expect(['lab-frame.html', 'index.html', 's/lab-frame.html', ''].filter(isLab)).toEqual(['lab-frame.html']);
});
