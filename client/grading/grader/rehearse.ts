import type { RemoteLab } from '#shared/grading/remote-lab.ts';
import { type CheckBody, runCheck } from '#shared/grading/run-check.ts';
import { enter, showCookie } from '#shared/grading/steps.ts';

/** More make nothing faster that one would notice. */
const rounds = 8;

const text = `
import { randomBytes } from 'node:crypto';
import express from 'express';
import type { Redis } from 'ioredis';

type Dependencies = { redis: Redis; users: { verify(name: string, password: string): Promise<object | null> } };

export function createApp({ redis, users }: Dependencies): express.Express {
  const app = express();
  const ticketOf = (req: express.Request) => /session_id=([^;]+)/.exec(req.headers.cookie ?? '')?.[1] ?? '';
  app.post('/api/login', express.json(), async (req, res) => {
    const user = await users.verify(req.body.username, req.body.password);
    if (!user) return res.status(401).json({ error: 'wrong' });
    const id = randomBytes(16).toString('hex');
    await redis.set('session:' + id, JSON.stringify(user), 'EX', 3600);
    res.cookie('session_id', id, { httpOnly: true, sameSite: 'lax' }).json({ user });
  });
  app.get('/api/protected', async (req, res) => {
    const record = await redis.get('session:' + ticketOf(req));
    res.status(record ? 200 : 401).json({ user: record && JSON.parse(record) });
  });
  app.post('/api/logout', async (req, res) => {
    await redis.del('session:' + ticketOf(req));
    res.clearCookie('session_id').status(204).end();
  });
  return app;
}
`;

const declared = {
  id: 'rehearsal',
  name: 'goes through it all once',
  tier: 'core',
  points: 0,
  expected: 'Nothing.',
  why: 'Nobody sees this.',
} as const;

const body: CheckBody = async ({ open }) => {
  const site = await open();
  const { visitor, key } = await enter(site, 'ada');
  await visitor.lookUp();
  await site.store.ttlMs(key);
  await showCookie(site.visitor('Stranger', 'attacker'), 'session_id=unknown');
  await site.advance(1000);
  await visitor.logIn('ada', { password: 'wrong' });
  await visitor.logOut();
  await site.store.exists(key);
};

/**
 * Does what checks do, with a text of ours, while nobody waits for it: an engine is several times as fast in what it has
 * done before.
 * @param isWanted false once a learner's text has come
 */
export async function rehearse(lab: RemoteLab, isWanted: () => boolean): Promise<void> {
  for (let round = 0; round < rounds && isWanted(); round += 1) {
    if (round === 0) lab.load(text);
    await runCheck({ declared, body }, lab);
  }
}
