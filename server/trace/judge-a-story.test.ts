import { expect, it } from 'vitest';
import type { Asked } from '#shared/content/asked.ts';
import { judgePrediction } from '#shared/content/judge-prediction.ts';
import type { Prediction } from '#shared/content/prediction.ts';
import { predictionOptions } from '#shared/content/prediction-options.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const wheres = [
  { asks: 'lane', after: 'request' },
  { asks: 'lane', after: 'store-reply' },
  { asks: 'status' },
  { asks: 'jar' },
  { asks: 'store' },
] as const;

/** A learner who is asked everything before each request. */
async function setup(redisUrl: string | null) {
  const server = await startTestServer({ redisUrl });
  const sandbox = await server.openSandbox();
  const guess = async (route: string, act: () => Promise<unknown>) => {
    const about: Asked = { route, actor: 'browser', name: null };
    const predictions = wheres.map((where): Prediction => ({ question: '?', about, turn: 1, ...where }));
    const { events: before } = await sandbox.trace();
    const since = before.at(-1)?.number ?? 0;
    expect(predictions.map((one) => judgePrediction(one, before, since))).toEqual(wheres.map(() => null));
    const offered = predictions.map((one) => predictionOptions(one, foldWorld(before)).map(({ id }) => id));
    await act();
    const { events } = await sandbox.trace();
    const came = predictions.map((one) => judgePrediction(one, events, since)?.came.id ?? null);
    for (const [index, id] of came.entries()) expect(offered[index]).toContain(id);
    return came;
  };
  const visit =
    (path: string, cookie: string, method = 'GET') =>
    () =>
      sandbox.ask(path, { method, headers: { cookie } });
  return { sandbox, guess, visit };
}

describeOnEachRedis('a guess', (redisUrl) => {
  it('is judged by what really happened: a refusal, two logins, a lookup, a logout', async () => {
    const { sandbox, guess, visit } = await setup(redisUrl());
    const login = 'POST /api/login';
    expect(await guess(login, () => sandbox.logIn('ada', 'sheer-guesswork'))).toEqual([
      'asker',
      'asker',
      '401',
      'same',
      'same',
    ]);
    expect(await guess(login, () => sandbox.logIn('ada'))).toEqual(['store', 'asker', '200', 'more', 'more']);
    const { cookie } = await sandbox.logIn('ada');
    expect(await guess('GET /api/protected', visit('api/protected', cookie))).toEqual([
      'store',
      'asker',
      '200',
      'same',
      'same',
    ]);
    expect(await guess('POST /api/logout', visit('api/logout', cookie, 'POST'))).toEqual([
      'store',
      expect.stringMatching(/^(asker|store)$/),
      '204',
      'fewer',
      'fewer',
    ]);
    expect(await guess('GET /dashboard', visit('dashboard', cookie))).toEqual([
      'store',
      'asker',
      '302',
      expect.any(String),
      'same',
    ]);
  });
});
