import { setTimeout as wait } from 'node:timers/promises';
import { demoPasswordOf } from '#shared/sandbox/demo-people.ts';
import { type ServerProcess, spawnServer } from '../testing/spawn-server.ts';
import { startRedis } from '../testing/start-redis.ts';
import type { Measured } from './budget.ts';
import { createLoader, createSandboxes, type Loader, logIn } from './load.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const ROUNDS = 3;
/** More than a sandbox takes: it is filled until it refuses. */
const FILL = 2000;

type Place = { load: Loader; mount: string; api: string; admin: string };
type Heavy = { what: string; rounds?: number; settings?: object; act(place: Place): Promise<unknown> };

const post = (load: Loader, path: string, body: object = {}, cookie = '') =>
  load(path, { method: 'POST', headers: { ...JSON_TYPE, cookie }, body: JSON.stringify(body) });
const times = <Result>(count: number, act: () => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, act));

/** One request of each kind whose work grows with what is in its sandbox, each in a sandbox that is full. */
const heavy: Heavy[] = [
  { what: 'clock on by a second', act: ({ load, api }) => post(load, `${api}/clock`, { byMs: 1000 }) },
  {
    what: 'an admin’s list',
    act: ({ load, mount, admin }) => load(`${mount}api/admin/sessions`, { headers: { cookie: admin } }),
  },
  {
    what: 'the admin’s page',
    act: ({ load, mount, admin }) => load(`${mount}admin`, { headers: { cookie: admin } }),
  },
  {
    what: 'a lookup',
    act: ({ load, mount, admin }) => load(`${mount}api/protected`, { headers: { cookie: admin } }),
  },
  {
    what: 'store down and up',
    act: async ({ load, api }) => {
      for (const storeUp of [false, true])
        await load(`${api}/settings`, {
          method: 'PATCH',
          headers: JSON_TYPE,
          body: JSON.stringify({ storeUp }),
        });
    },
  },
  { what: 'the whole trace', act: ({ load, api }) => load(`${api}/trace`) },
  { what: 'the whole trace, 60 at once', act: ({ load, api }) => times(60, () => load(`${api}/trace`)) },
  { what: 'the trace as Mermaid text', act: ({ load, api }) => load(`${api}/trace.mmd`) },
  {
    what: 'revoke all of a user',
    rounds: 1,
    act: ({ load, mount, admin }) => post(load, `${mount}api/admin/users/2/revoke`, {}, admin),
  },
  {
    what: 'clock to closing time',
    rounds: 1,
    act: ({ load, api }) => post(load, `${api}/clock`, { to: 'closing-time' }),
  },
  {
    what: 'in memory: a lookup',
    settings: { sessionsIn: 'memory' },
    act: ({ load, mount, admin }) => load(`${mount}api/protected`, { headers: { cookie: admin } }),
  },
  {
    what: 'in memory: an admin’s list',
    settings: { sessionsIn: 'memory' },
    act: ({ load, mount, admin }) => load(`${mount}api/admin/sessions`, { headers: { cookie: admin } }),
  },
  {
    what: 'in memory: revoke all',
    rounds: 1,
    settings: { sessionsIn: 'memory' },
    act: ({ load, mount, admin }) => post(load, `${mount}api/admin/users/2/revoke`, {}, admin),
  },
  {
    what: 'on disk: a lookup',
    settings: { sessionsIn: 'disk' },
    act: ({ load, mount, admin }) => load(`${mount}api/protected`, { headers: { cookie: admin } }),
  },
  {
    what: 'on disk: revoke all',
    rounds: 1,
    settings: { sessionsIn: 'disk' },
    act: ({ load, mount, admin }) => post(load, `${mount}api/admin/users/2/revoke`, {}, admin),
  },
  { what: '200 logins at once', rounds: 1, act: ({ load, mount }) => times(200, () => logIn(load, mount)) },
];

/**
 * For how long the process stands still at most while one sandbox is asked for what costs most, with as much in it as it
 * takes, and how long the lookup of another sandbox takes meanwhile.
 */
export async function measureStalls(store: 'memory' | 'redis'): Promise<Measured[]> {
  const redis = store === 'redis' ? await startRedis({ required: true }) : null;
  const starting = spawnServer({
    REDIS_URL: redis?.url ?? '',
    NODE_OPTIONS: '--import ./server/bench/tell-stalls.mjs',
  });
  try {
    const server = await starting.opened;
    const opening = createLoader(server.port, 1);
    const [neighbour = ''] = await createSandboxes(opening, 1);
    opening.close();
    const rows: Measured[] = [];
    const full = new Map<string, Place>();
    for (const { what, settings = {}, rounds = ROUNDS, act } of heavy) {
      const kind = JSON.stringify(settings);
      const place = full.get(kind) ?? (await fill(createLoader(server.port, 8), settings));
      const stalls: number[] = [];
      const waits: number[] = [];
      for (let round = 0; round < rounds; round++) {
        // What is kept of the trace shall be of no use.
        await changeTrace(server.port, place);
        await stallOf(server);
        const watched = watch(createLoader(server.port, 1), neighbour);
        await wait(50);
        // Connections of its own: one that was idle may just be closing.
        const load = createLoader(server.port, 512);
        await act({ ...place, load });
        load.close();
        waits.push(await watched());
        stalls.push(await stallOf(server));
      }
      // What empties the sandbox ends its use.
      if (rounds === ROUNDS) full.set(kind, place);
      else full.delete(kind);
      // The least: whatever else goes on there only adds to it.
      const [stall, waited] = [Math.min(...stalls), Math.min(...waits)];
      const of = rounds > 1 ? ` (least of ${rounds} rounds)` : '';
      rows.push({ what: `${what}, ${store}: longest stall${of}`, value: stall, unit: 'ms', budget: 50 });
      rows.push({ what: `… another’s slowest lookup${of}`, value: waited, unit: 'ms', budget: null });
    }
    return rows;
  } finally {
    starting.signal('SIGKILL');
    await redis?.stop();
  }
}

/** A sandbox with as many sessions, and as long a trace, as it takes. */
async function fill(load: Loader & { close(): void }, settings: object): Promise<Place> {
  const [mount = ''] = await createSandboxes(load, 1);
  const api = `/api/sandboxes/${mount.split('/')[2]}`;
  await load(`${api}/settings`, { method: 'PATCH', headers: JSON_TYPE, body: JSON.stringify(settings) });
  const body = { username: 'admin', password: demoPasswordOf('admin') };
  const answer = await post(load, `${mount}api/login`, body);
  const admin = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  let sessions = 1;
  let isFull = false;
  await times(8, async () => {
    while (!isFull && sessions < FILL) {
      if ((await logIn(load, mount)) === null) isFull = true;
      else sessions += 1;
    }
  });
  // As long as a trace keeps it whole.
  const long = { 'x-long': 'x'.repeat(7900), cookie: admin };
  for (let n = 0; n < 60; n++) await times(8, () => load(`${mount}api/protected`, { headers: long }));
  load.close();
  console.log(`  a sandbox with ${sessions} sessions (${JSON.stringify(settings)})`);
  return { load, mount, api, admin };
}

async function changeTrace(port: number, { mount }: Place): Promise<void> {
  const load = createLoader(port, 1);
  await load(`${mount}api/protected`);
  load.close();
}

/** Looks up one who is in no session there, again and again, until asked how long that took at most. */
function watch(load: Loader & { close(): void }, mount: string): () => Promise<number> {
  let going = true;
  let slowest = 0;
  const done = (async () => {
    while (going) {
      const began = performance.now();
      await load(`${mount}api/protected`);
      slowest = Math.max(slowest, performance.now() - began);
      await wait(2);
    }
  })();
  return async () => {
    going = false;
    await done;
    load.close();
    return slowest;
  };
}

/** The longest stall since it was last asked for. */
async function stallOf({ output, signal }: ServerProcess): Promise<number> {
  const told = () => [...output().matchAll(/^\{"msg":"stall","ms":([\d.]+)\}$/gm)];
  const before = told().length;
  signal('SIGUSR2');
  while (told().length === before) await wait(5);
  return Number(told().at(-1)?.[1]);
}
