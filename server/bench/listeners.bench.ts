import { get } from 'node:http';
import { spawnServer } from '../testing/spawn-server.ts';
import { startRedis } from '../testing/start-redis.ts';
import { type Measured, percentile } from './budget.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { createLoader, createSandboxes, type Loader, logIn } from './load.ts';

const LEARNERS = 1000;
const PACE_MS = 10_000;
const WARM_UP_MS = 5_000;
const MEASURE_MS = 20_000;
const PATIENCE_MS = 5_000;

type Learner = {
  mount: string;
  cookie: string | null;
  step: number;
  heard: (() => void) | null;
  heardAt: number;
};

/**
 * A thousand learners listen, each to a sandbox of their own, and each acts once in ten seconds: logs in, is looked up,
 * logs out. Measured from sending the request to the arrival of its last event at the listener. With two processes,
 * whoever acts at one listens at the other.
 */
export async function measureListeners(processes: 1 | 2): Promise<Measured[]> {
  const redis = await startRedis({ required: true });
  if (!redis) return [];
  const over = new AbortController();
  const servers = Array.from({ length: processes }, () => spawnServer({ REDIS_URL: redis.url }));
  try {
    const opened = await Promise.all(servers.map((server) => server.opened));
    const loaders = opened.map(({ port }) => createLoader(port, 64));
    const first = loaders[0];
    if (!first) return [];
    const mounts = await createSandboxes(first, LEARNERS);
    const learners = await Promise.all(
      mounts.map((mount, index) => listen(opened[index % processes]?.port ?? 0, mount, over.signal)),
    );
    const unready = [...learners.entries()];
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let next = unready.pop(); next; next = unready.pop()) {
          const [index, learner] = next;
          learner.cookie = await logIn(first, learner.mount);
          learner.step = index;
        }
      }),
    );
    const cpuBefore = opened.map(({ pid }) => cpuSeconds(pid));
    const began = performance.now();
    const samples: number[] = [];
    let missed = 0;
    await Promise.all(
      learners.map(async (learner, index) => {
        const load = loaders[(index + 1) % processes] ?? first;
        // Spread over the ten seconds, as people are.
        let next = began + (index / LEARNERS) * PACE_MS;
        while (next < began + WARM_UP_MS + MEASURE_MS) {
          await new Promise((resolve) => setTimeout(resolve, next - performance.now()));
          const sentAt = performance.now();
          const heard = new Promise<boolean>((resolve) => {
            learner.heard = () => resolve(true);
            setTimeout(resolve, PATIENCE_MS, false).unref();
          });
          await act(load, learner);
          if (!(await heard)) missed += 1;
          else if (sentAt > began + WARM_UP_MS) samples.push(learner.heardAt - sentAt);
          next += PACE_MS;
        }
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    const busy = opened.map(({ pid }, index) => (cpuSeconds(pid) - (cpuBefore[index] ?? 0)) / seconds);
    console.log(
      `  ${samples.length} actions, ${missed} not heard of within ${PATIENCE_MS / 1000} s; a process is busy for ${busy.map((share) => `${(share * 100).toFixed(0)} %`).join(', ')} of a core`,
    );
    for (const load of loaders) load.close();
    const what = `1,000 listeners, ${processes === 1 ? 'one process' : 'two processes'}: action → event`;
    return [
      { what: `${what}, p50`, value: percentile(samples, 0.5), unit: 'ms', budget: null },
      { what: `${what}, p99`, value: percentile(samples, 0.99), unit: 'ms', budget: 100 },
    ];
  } finally {
    over.abort();
    for (const server of servers) server.signal('SIGKILL');
    await redis.stop();
  }
}

/** Opens a learner's stream and resolves when it has begun; like a browser, it connects again when the line breaks. */
function listen(port: number, mount: string, signal: AbortSignal): Promise<Learner> {
  const learner: Learner = { mount, cookie: null, step: 0, heard: null, heardAt: 0 };
  const path = `/api/sandboxes/${mount.split('/')[2]}/events`;
  return new Promise((resolve) => {
    let last = 0;
    const connect = () => {
      const again = () => {
        if (!signal.aborted) setTimeout(connect, 500);
      };
      const headers = { 'last-event-id': String(last) };
      const request = get({ host: '127.0.0.1', port, path, agent: false, headers }, (response) => {
        // A stream is begun by its headers only when there is nothing to tell yet.
        if (response.statusCode === 200) resolve(learner);
        response.setEncoding('utf8');
        let rest = '';
        response.on('data', (chunk: string) => {
          const messages = (rest + chunk).split('\n\n');
          rest = messages.pop() ?? '';
          for (const message of messages) {
            last = Number(/^id: (\d+)$/m.exec(message)?.[1] ?? last);
            if (!message.includes('"type":"response"')) continue;
            learner.heardAt = performance.now();
            learner.heard?.();
          }
        });
        response.on('error', () => undefined);
        response.on('close', again);
      });
      request.on('error', again);
    };
    connect();
  });
}

/** One of the three in turn. Not all at once: a thousand logins in ten seconds would measure scrypt alone. */
async function act(load: Loader, learner: Learner): Promise<void> {
  const { mount, cookie } = learner;
  const headers = { cookie: cookie ?? '' };
  const step = learner.step++ % 3;
  if (step === 0) await load(`${mount}api/protected`, { headers });
  else if (step === 1) await load(`${mount}api/logout`, { method: 'POST', headers });
  else learner.cookie = await logIn(load, mount);
}
