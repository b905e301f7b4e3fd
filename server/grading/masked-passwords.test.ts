import { expect, it } from 'vitest';
import { enterRealm } from '../testing/enter-realm.ts';

/** Says all that it was sent, and does its worst to whoever writes it down. */
const text = `
import express from 'express';
JSON.stringify = () => undefined as any;
export function createApp() {
  const app = express();
  app.post('/api/login', express.json(), (req, res) => {
    res.type('json').send('{"password":"' + req.body.password + '"}');
  });
  return app;
}`;

it('keeps passwords out of what is recorded of a learner’s server, whatever its code did to JSON', async () => {
  const { realm } = await enterRealm(text);
  const answer = await realm.request({
    exchange: 'x',
    server: 'A',
    actor: { id: 'browser', kind: 'browser', name: 'Browser' },
    method: 'POST',
    path: '/api/login?password=nobody-may-see',
    headers: { 'content-type': 'application/json' },
    body: '{"username":"ada","password":"nobody-may-see"}',
  });
  // Whoever asked gets the answer as it is.
  expect(answer.body).toBe('{"password":"nobody-may-see"}');
  const events = await realm.events();
  expect(events).toMatchObject([
    { type: 'request', path: '/api/login?password=••••••', body: { text: expect.stringContaining('ada') } },
    { type: 'response', status: 200, body: { text: '{"password":"••••••"}' } },
  ]);
  expect(JSON.stringify(events)).not.toContain('nobody-may-see');
});
