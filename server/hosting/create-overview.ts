import type { RequestHandler } from 'express';
import type { Redis } from 'ioredis';
import type { OpenSandbox, Overview } from '#shared/api/host-api.ts';
import { sendFresh } from '../http/send-fresh.ts';
import { RECORDED_KEY, SANDBOXES_KEY, sandboxKeys } from '../store/keys.ts';
import { countOpen } from './count-open.ts';

/** How many are named. */
const MOST = 100;

/** What is open and how large it is. Of a sandbox's id, which is the key to it, no more is told than in the log. */
export function createOverview(options: {
  redis: Redis;
  readers: { events: { count(): number } };
  maxSandboxes: number;
  idleSeconds: number;
  now(): number;
}): RequestHandler {
  const { redis, idleSeconds } = options;

  async function look(sandboxId: string, endsAt: number): Promise<OpenSandbox> {
    const { meta, total } = sandboxKeys(sandboxId);
    const [opened, events, bytes] = await Promise.all([
      redis.get(meta),
      redis.get(total),
      redis.zscore(RECORDED_KEY, sandboxId),
    ]);
    return {
      hint: `${sandboxId.slice(0, 4)}…`,
      openedAt: opened === null ? null : Number(JSON.parse(opened).createdAt),
      usedAt: endsAt - idleSeconds * 1000,
      events: Number(events ?? 0),
      bytes: bytes === null ? null : Number(bytes),
    };
  }

  return async (_request, response) => {
    const now = options.now();
    const newest = await redis.zrevrangebyscore(SANDBOXES_KEY, '+inf', now, 'WITHSCORES', 'LIMIT', 0, MOST);
    const looks = newest.flatMap((id, index) =>
      index % 2 === 0 ? [look(id, Number(newest[index + 1]))] : [],
    );
    const overview: Overview = {
      ...(await countOpen(redis, now)),
      places: options.maxSandboxes,
      listeners: options.readers.events.count(),
      now,
      sandboxes: await Promise.all(looks),
    };
    sendFresh(response, overview);
  };
}
