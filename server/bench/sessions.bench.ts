import { startRedis } from '../store/start-redis.ts';
import { spawnServer } from '../testing/spawn-server.ts';
import type { Measured } from './budget.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { createLoader, createSandboxes, type Loader, logIn } from './load.ts';

const VISITORS = 4;
const ROUND_MS = 3000;
const ROUNDS = 5;

/**
 * Login, lookup and logout through gateway and recording, beside express-session with connect-redis on the same Redis,
 * as it is and with the duties that the demo app has, in alternating rounds. The load comes from this process, the servers have one each.
 */
export async function measureSessions(): Promise<Measured[]> {
  const redis = await startRedis({ required: true });
  if (!redis) return [];
  const environment = { REDIS_URL: redis.url };
  const ours = spawnServer(environment);
  const peer = spawnServer(environment, 'server/bench/session-peer.ts');
  const equal = spawnServer({ ...environment, SAME_DUTIES: '1' }, 'server/bench/session-peer.ts');
  const servers = [ours, peer, equal];
  try {
    const sites = await Promise.all(servers.map((site) => site.opened));
    const results: Round[][] = servers.map(() => []);
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [index, { port, pid }] of sites.entries()) {
        const load = createLoader(port, VISITORS);
        // Learners come and go; one that logs in thousands of times there is not.
        const mounts = index === 0 ? await createSandboxes(load, 100) : ['/'];
        const visited = await visit(load, mounts, pid);
        load.close();
        // The first round warms both up.
        if (round > 0) results[index]?.push(visited);
      }
    }
    const [mine, theirs, equals] = results.map((rounds) => ({
      ms: median(rounds.map(({ ms }) => ms)),
      cpuMs: median(rounds.map(({ cpuMs }) => cpuMs)),
    }));
    if (!mine || !theirs || !equals) return [];
    const ratioTo = (other: number) =>
      median(results[0]?.map(({ ms }, round) => ms / (results[other]?.[round]?.ms ?? Number.NaN)) ?? []);
    const what = 'login + lookup + logout';
    const name = 'express-session + connect-redis';
    return [
      { what: `${what}, recorded`, value: mine.ms, unit: 'ms', budget: null },
      { what: `${what}, ${name}`, value: theirs.ms, unit: 'ms', budget: null },
      { what: `${what}, our time ÷ theirs`, value: ratioTo(1), unit: 'times', budget: 1 },
      { what: '… our time ÷ theirs with the same duties', value: ratioTo(2), unit: 'times', budget: null },
      { what: `… CPU of the process, recorded`, value: mine.cpuMs, unit: 'ms', budget: null },
      { what: `… CPU of the process, ${name}`, value: theirs.cpuMs, unit: 'ms', budget: null },
      {
        what: '… CPU of the process, theirs with the same duties',
        value: equals.cpuMs,
        unit: 'ms',
        budget: null,
      },
    ];
  } finally {
    for (const server of servers) server.signal('SIGKILL');
    await redis.stop();
  }
}

type Round = { ms: number; cpuMs: number };

/** @returns time and CPU time of the server for each cycle, with some visitors at once */
async function visit(load: Loader, mounts: readonly string[], pid: number): Promise<Round> {
  const began = performance.now();
  const cpuBefore = cpuSeconds(pid);
  let started = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: VISITORS }, async () => {
      while (performance.now() - began < ROUND_MS) {
        const mount = mounts[started++ % mounts.length] ?? '/';
        if (await cycle(load, mount)) done += 1;
        else console.log('  one cycle was refused for want of time, and does not count');
      }
    }),
  );
  return { ms: (performance.now() - began) / done, cpuMs: ((cpuSeconds(pid) - cpuBefore) * 1000) / done };
}

/** Whether it worked: on a machine that is busy with other things the demo app loses patience with its store. */
async function cycle(load: Loader, mount: string): Promise<boolean> {
  const cookie = await logIn(load, mount);
  if (cookie === null) return false;
  const lookup = await load(`${mount}api/protected`, { headers: { cookie } });
  const logout = await load(`${mount}api/logout`, { method: 'POST', headers: { cookie } });
  return lookup.status === 200 && logout.status === 204;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
