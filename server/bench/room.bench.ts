import { setMaxListeners } from 'node:events';
import { get } from 'node:http';
import { Redis } from 'ioredis';
import { askServer } from '../testing/ask-server.ts';
import { spawnServer } from '../testing/spawn-server.ts';
import { startRedis } from '../testing/start-redis.ts';
import { walkLessonOne } from '../testing/walk-lesson-one.ts';
import { askMemory, TELLING } from './ask-memory.ts';
import { type Measured, percentile } from './budget.ts';
import { createLoader, createSandboxes, type Loader } from './load.ts';

const FOLLOWERS = 200;
const STEPS = 200;
const PACE_MS = 150;
/** Rooms without a guest, to see what one takes. */
const ROOMS = 50;

const JSON_TYPE = { 'content-type': 'application/json' };

type Follower = { heardAt: number; heard: () => void };

/**
 * Two hundred guests follow a room at one process. Measured from sending what the presenter's key press tells the server to
 * the arrival at each of them; and what a room and a guest take, in Redis and held by the process.
 */
export async function measureRoom(): Promise<Measured[]> {
  const redis = await startRedis({ required: true });
  if (!redis) return [];
  const starting = spawnServer({ REDIS_URL: redis.url, ...TELLING });
  const client = new Redis(redis.url);
  const over = new AbortController();
  setMaxListeners(FOLLOWERS + 1, over.signal);
  try {
    const server = await starting.opened;
    const load = createLoader(server.port, 16);
    const ask = (path: string, init = {}) => askServer(server.port, path, init);
    const used = async () => ({
      inRedis: Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]),
      held: (await askMemory(server)).held,
    });
    const sandboxes = await createSandboxes(load, ROOMS);
    const { sandbox: shown } = await walkLessonOne(ask);
    const last = (await shown.trace()).events.length;
    const { code, cookie } = await openRoom(load, shown.id);
    // Whatever the first one sets up is there for all.
    const [first] = await follow(server.port, load, { code, count: 1, signal: over.signal });
    await tell(load, shown.id, { number: 1, cookie });

    const before = await used();
    for (const mount of sandboxes) await openRoom(load, mount.split('/')[2] ?? '');
    const opened = await used();
    const others = await follow(server.port, load, { code, count: FOLLOWERS - 1, signal: over.signal });
    const followed = await used();

    const followers = [first, ...others].flatMap((one) => one ?? []);
    const samples: number[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      const all = followers.map(
        (follower) =>
          new Promise<void>((resolve) => {
            follower.heard = resolve;
          }),
      );
      const sentAt = performance.now();
      // Round and round: each step is news, and from the second round on only of the cursor.
      await tell(load, shown.id, { number: ((step + 1) % last) + 1, cookie });
      await Promise.all(all);
      for (const { heardAt } of followers) samples.push(heardAt - sentAt);
      await new Promise((resolve) => setTimeout(resolve, PACE_MS));
    }
    load.close();
    const each = (from: number, to: number, count: number) => (to - from) / count / 1024;
    const what = `room with ${FOLLOWERS} followers, one process: key press → follower`;
    return [
      { what: `${what}, p50`, value: percentile(samples, 0.5), unit: 'ms', budget: null },
      { what: `${what}, p99`, value: percentile(samples, 0.99), unit: 'ms', budget: 150 },
      {
        what: 'room without followers: Redis and held together',
        value: each(before.inRedis + before.held, opened.inRedis + opened.held, ROOMS),
        unit: 'KB',
        budget: null,
      },
      {
        what: 'follower: Redis and held together',
        value: each(opened.inRedis + opened.held, followed.inRedis + followed.held, FOLLOWERS - 1),
        unit: 'KB',
        budget: null,
      },
    ];
  } finally {
    over.abort();
    client.disconnect();
    starting.signal('SIGKILL');
    await redis.stop();
  }
}

/** Opens a room. @returns its code, and the cookie by which its presenter is known */
async function openRoom(load: Loader, sandboxId: string): Promise<{ code: string; cookie: string }> {
  const { text, headers } = await load(`/api/sandboxes/${sandboxId}/room`, {
    method: 'POST',
    headers: JSON_TYPE,
  });
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { code: JSON.parse(text).room.code, cookie };
}

const tell = (load: Loader, sandboxId: string, { number, cookie }: { number: number; cookie: string }) =>
  load(`/api/sandboxes/${sandboxId}/room/shown`, {
    method: 'PUT',
    headers: { ...JSON_TYPE, cookie },
    body: JSON.stringify({ number, isLive: false, view: 'both', isDark: false }),
  });

/** Takes places for so many, and resolves when each has heard where the presenter is. */
async function follow(
  port: number,
  load: Loader,
  { code, count, signal }: { code: string; count: number; signal: AbortSignal },
): Promise<Follower[]> {
  const followers: Follower[] = [];
  for (let n = 0; n < count; n += 1) {
    const joined = await load(`/api/rooms/${code}/guests`, { method: 'POST', headers: JSON_TYPE });
    const cookie = joined.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const follower: Follower = { heardAt: 0, heard: () => undefined };
    const begun = new Promise<void>((resolve) => {
      follower.heard = resolve;
    });
    const request = get(
      { host: '127.0.0.1', port, path: `/api/rooms/${code}/events`, headers: { cookie }, agent: false },
      (response) => {
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (!chunk.includes('event: room')) return;
          follower.heardAt = performance.now();
          follower.heard();
        });
        response.on('error', () => undefined);
      },
    );
    request.on('error', () => undefined);
    signal.addEventListener('abort', () => request.destroy());
    await begun;
    followers.push(follower);
  }
  return followers;
}
