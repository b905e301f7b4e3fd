import { expect, it } from 'vitest';
import { usualOptions } from '#shared/grading/lab.ts';
import { enterRealm } from '../testing/enter-realm.ts';

const text = `
import express from 'express';
const atLoad = process.env.NODE_ENV;
export function createApp(deps: any) {
  console.log(deps.ttlSeconds, 'x'.repeat(100_000));
  const app = express();
  app.get('/told', (req, res) => res.json({ names: Object.keys(deps), atLoad, env: app.get('env') }));
  app.get('/verify', async (req, res) => {
    const given = [['ada', 'poetical-science'], ['ada', 'wrong'], ['ada', undefined], [{ $gt: '' }, 'x'], ['constructor', 'x']];
    const ask = ([name, password]: any) => deps.users.verify(name, password).catch((error: Error) => error.name);
    res.json(await Promise.all(given.map(ask)));
  });
  return app;
}`;

it('tells a learner’s server where it runs, beside what it is given', async () => {
  const { realm, get } = await enterRealm(text);
  const names = ['redis', 'users', 'ttlSeconds', 'secureCookies'];
  expect(await get('/told')).toEqual({ names, atLoad: 'production', env: 'production' });
  await realm.open({ ...usualOptions, nodeEnv: 'development' });
  expect(await get('/told')).toEqual({ names, atLoad: 'development', env: 'development' });
  await realm.open(usualOptions);
  expect(await get('/told')).toMatchObject({ atLoad: 'production' });
});

it('verifies texts, and throws at what is none', async () => {
  const { get } = await enterRealm(text);
  expect(await get('/verify')).toEqual([{ id: 11, role: 'user' }, null, 'TypeError', 'TypeError', null]);
});

it('keeps what each server prints, however much the one before it had printed', async () => {
  const { realm } = await enterRealm(text);
  await realm.open({ ...usualOptions, ttlSeconds: 77 });
  expect(await realm.printed()).toMatch(/^77 xxx/);
});
