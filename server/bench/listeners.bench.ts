import { spawnServer } from '../testing/spawn-server.ts';
import { startRedis } from '../testing/start-redis.ts';
import { type Measured, percentile } from './budget.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { act, type Learner, listen } from './learners.ts';
import { createLoader, createSandboxes, type Loader, logIn } from './load.ts';
import { whyNotSoMany } from './open-lines.ts';

const WARM_UP_MS = 5_000;
const MEASURE_MS = 20_000;
const PATIENCE_MS = 5_000;
const BUDGET_MS = 100;
/** The most that one process listens to. */
const MOST = 5000;
const STEP = 1000;
/** Each learner acts once in so long. */
const PACE_MS = 10_000;

type Crowd = {
  processes: 1 | 2;
  /** How many listen, each to a sandbox of their own. */
  learners: number;
  /** How many milliseconds lie between two actions of the same learner; theirs are spread evenly over that. */
  paceMs: number;
};

/** A thousand learners, each of whom acts once in ten seconds. With two processes, whoever acts at one listens at the other. */
export const measureListeners = (processes: 1 | 2): Promise<Measured[]> =>
  measure({ processes, learners: 1000, paceMs: PACE_MS });

/** As many as one process listens to, of whom a hundred a second do something. */
export const measureMostListeners = (): Promise<Measured[]> =>
  measure({ processes: 1, learners: MOST, paceMs: MOST * 10 });

/**
 * With how many learners at one action each in ten seconds one process is not quick enough any more: a thousand more come
 * each time, until the budget is passed or the process lets nobody else listen.
 */
export async function measureListenersUntilSlow(): Promise<Measured[]> {
  let quick = 0;
  for (let learners = STEP; learners <= MOST; learners += STEP) {
    const [, p99] = await measure({ processes: 1, learners, paceMs: PACE_MS });
    if (!p99) return [];
    console.log(`  ${learners.toLocaleString('en-GB')} listeners: p99 ${p99.value.toFixed(1)} ms`);
    if (p99.value > BUDGET_MS) break;
    quick = learners;
  }
  const what = `acting once in 10 s each, with p99 within ${BUDGET_MS} ms: up to`;
  return [{ what, value: quick, unit: 'listeners', budget: null }];
}

/** Measured from sending an action's request to the arrival of its last event at the listener. */
async function measure({ processes, learners: count, paceMs }: Crowd): Promise<Measured[]> {
  const why = whyNotSoMany(count);
  if (why !== null) {
    console.log(`  ${why}`);
    return [];
  }
  const redis = await startRedis({ required: true });
  if (!redis) return [];
  const over = new AbortController();
  const servers = Array.from({ length: processes }, () => spawnServer({ REDIS_URL: redis.url }));
  try {
    const opened = await Promise.all(servers.map((server) => server.opened));
    const loaders = opened.map(({ port }) => createLoader(port, 64));
    const first = loaders[0];
    if (!first) return [];
    const mounts = await createSandboxes(first, count);
    const learners = await gather(mounts, (mount, index) =>
      listen(opened[index % processes]?.port ?? 0, mount, over.signal),
    );
    // Spread over their pace, as people are; who would come only later listens.
    const actors = learners.filter((_, index) => (index / count) * paceMs < WARM_UP_MS + MEASURE_MS);
    await gather(actors, async (learner, index) => {
      learner.cookie = await logIn(first, learner.mount);
      learner.step = index;
    });
    const cpuBefore = opened.map(({ pid }) => cpuSeconds(pid));
    const began = performance.now();
    const tally: Tally = { samples: [], missed: 0 };
    await Promise.all(
      actors.map((learner, index) => {
        const load = loaders[(index + 1) % processes] ?? first;
        return actNowAndThen(learner, load, {
          began,
          first: began + (index / count) * paceMs,
          paceMs,
          tally,
        });
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    const busy = opened.map(({ pid }, index) => (cpuSeconds(pid) - (cpuBefore[index] ?? 0)) / seconds);
    console.log(
      `  ${tally.samples.length} actions, ${tally.missed} not heard of within ${PATIENCE_MS / 1000} s; a process is busy for ${busy.map((share) => `${(share * 100).toFixed(0)} %`).join(', ')} of a core`,
    );
    for (const load of loaders) load.close();
    const often = ((count / paceMs) * 1000).toFixed(0);
    const what = `${count.toLocaleString('en-GB')} listeners, ${often} actions a second, ${processes === 1 ? 'one process' : 'two processes'}: action → event`;
    return [
      { what: `${what}, p50`, value: percentile(tally.samples, 0.5), unit: 'ms', budget: null },
      { what: `${what}, p99`, value: percentile(tally.samples, 0.99), unit: 'ms', budget: BUDGET_MS },
    ];
  } finally {
    over.abort();
    for (const server of servers) server.signal('SIGKILL');
    await redis.stop();
  }
}

type Tally = { samples: number[]; missed: number };

/** One learner, until it is over. What is not heard of in time counts with the whole of that time. */
async function actNowAndThen(
  learner: Learner,
  load: Loader,
  { began, first, paceMs, tally }: { began: number; first: number; paceMs: number; tally: Tally },
): Promise<void> {
  for (let next = first; next < began + WARM_UP_MS + MEASURE_MS; next += paceMs) {
    await new Promise((resolve) => setTimeout(resolve, next - performance.now()));
    const sentAt = performance.now();
    const heard = new Promise<boolean>((resolve) => {
      learner.heard = () => resolve(true);
      setTimeout(resolve, PATIENCE_MS, false).unref();
    });
    await act(load, learner);
    const wasHeard = await heard;
    if (!wasHeard) tally.missed += 1;
    if (sentAt > began + WARM_UP_MS) tally.samples.push(wasHeard ? learner.heardAt - sentAt : PATIENCE_MS);
  }
}

/** A few at a time, so that nobody waits for a queue that no class would make. */
async function gather<From, To>(
  all: readonly From[],
  each: (one: From, index: number) => Promise<To>,
): Promise<To[]> {
  const done: To[] = [];
  const left = [...all.entries()].reverse();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let next = left.pop(); next; next = left.pop()) done[next[0]] = await each(next[1], next[0]);
    }),
  );
  return done;
}
