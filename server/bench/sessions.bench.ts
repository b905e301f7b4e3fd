import { Redis } from 'ioredis';
import { type ServerProcess, spawnServer } from '../testing/spawn-server.ts';
import { startRedis } from '../testing/start-redis.ts';
import type { Measured } from './budget.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { createLoader, createSandboxes, cycle } from './load.ts';
import { readSpans, SPANS_A_CYCLE, statementsIn } from './peer/spans.ts';

const VISITORS = 4;
const ROUND_MS = 3000;
/** Until a program has been run in: on a busy machine a round is too short for that. */
const WARM_UP_CYCLES = 400;
const ROUNDS = 5;

type Site = { name: string; program: string; environment?: Record<string, string> };

const PEER = 'server/bench/peer/session-peer.ts';
const ours: Site = { name: 'recorded', program: 'server/main.ts' };
const recorded: Site = { name: 'OpenTelemetry', program: 'server/bench/peer/recorded-peer.ts' };
const bare: Site = { name: 'express-session + connect-redis', program: PEER };
const equal: Site = { name: 'these with the same duties', program: PEER, environment: { SAME_DUTIES: '1' } };

/**
 * Login, lookup and logout through gateway and recording, beside express-session with connect-redis on the same Redis, in
 * alternating rounds. The peer that does the same work is the one that OpenTelemetry records; bare, and bare with the
 * duties that the demo app has, it is there to compare with. The load comes from this process, the servers have one each.
 */
export async function measureSessions(): Promise<Measured[]> {
  const redis = await startRedis({ required: true });
  if (!redis) return [];
  const sites = [ours, recorded, bare, equal].map((site) => {
    const server = spawnServer({ REDIS_URL: redis.url, ...site.environment }, site.program);
    return { site, server, rounds: [] as Round[] };
  });
  try {
    for (const { server } of sites) await server.opened;
    for (let round = 0; round <= ROUNDS; round++) {
      for (const { site, server, rounds } of sites) {
        const atLeast = round === 0 ? WARM_UP_CYCLES : 0;
        rounds.push(await visit(await server.opened, { inSandboxes: site === ours, atLeast }));
      }
    }
    const roundsOf = new Map(sites.map(({ site, rounds }) => [site, rounds]));
    await holdRecorded(redis.url, roundsOf.get(recorded) ?? []);
    // The first round warms up.
    return toRows((site, figure) => (roundsOf.get(site) ?? []).slice(1).map((round) => round[figure]));
  } finally {
    for (const { server } of sites) server.signal('SIGKILL');
    await redis.stop();
  }
}

type Figure = 'ms' | 'cpuMs';

function toRows(figuresOf: (site: Site, figure: Figure) => readonly number[]): Measured[] {
  const ratioTo = (site: Site, figure: Figure) => {
    const theirs = figuresOf(site, figure);
    return median(figuresOf(ours, figure).map((mine, round) => mine / (theirs[round] ?? Number.NaN)));
  };
  const absolute = [ours, recorded, bare, equal].flatMap((site): Measured[] => [
    {
      what: `login + lookup + logout, ${site.name}`,
      value: median(figuresOf(site, 'ms')),
      unit: 'ms',
      budget: null,
    },
    { what: '… CPU of the process', value: median(figuresOf(site, 'cpuMs')), unit: 'ms', budget: null },
  ]);
  const ratios = [recorded, bare, equal].flatMap((site): Measured[] => {
    const budget = site === recorded ? 1.1 : null;
    return [
      { what: `our time ÷ ${site.name}`, value: ratioTo(site, 'ms'), unit: 'times', budget },
      { what: '… our CPU ÷ theirs', value: ratioTo(site, 'cpuMs'), unit: 'times', budget },
    ];
  });
  return [...absolute, ...ratios];
}

type Round = Record<Figure | 'cycles', number>;

/** @returns time and CPU time of the server for each cycle, with some visitors at once */
async function visit(
  { port, pid }: ServerProcess,
  { inSandboxes, atLeast }: { inSandboxes: boolean; atLeast: number },
): Promise<Round> {
  const load = createLoader(port, VISITORS);
  // Learners come and go; one that logs in thousands of times there is not.
  const mounts = inSandboxes ? await createSandboxes(load, 100) : ['/'];
  const began = performance.now();
  const cpuBefore = cpuSeconds(pid);
  let started = 0;
  let cycles = 0;
  await Promise.all(
    Array.from({ length: VISITORS }, async () => {
      while (performance.now() - began < ROUND_MS || started < atLeast) {
        const mount = mounts[started++ % mounts.length] ?? '/';
        if (await cycle(load, mount)) cycles += 1;
        else console.log('  one cycle was refused for want of time, and does not count');
      }
    }),
  );
  load.close();
  const cpuMs = ((cpuSeconds(pid) - cpuBefore) * 1000) / cycles;
  return { ms: (performance.now() - began) / cycles, cpuMs, cycles };
}

/** What may still wait in OpenTelemetry's batches. */
const UNDERWAY = 2048;

/** @throws when the peer did not record what it was visited for: it would be fast for the wrong reason */
async function holdRecorded(redisUrl: string, rounds: readonly Round[]): Promise<void> {
  const redis = new Redis(redisUrl);
  const { newest, counted } = await readSpans(redis).finally(() => redis.disconnect());
  const cycles = rounds.reduce((sum, round) => sum + round.cycles, 0);
  const statements = statementsIn(newest).length;
  console.log(
    `  OpenTelemetry kept ${counted} spans of ${cycles} cycles; of the newest ${newest.length}, ${statements} are statements with their replies`,
  );
  const isWhole = counted >= cycles * SPANS_A_CYCLE - UNDERWAY && statements > newest.length / 3;
  if (!isWhole) throw new Error('Could not compare: the peer lost spans, or statements and replies.');
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
