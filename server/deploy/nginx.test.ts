import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { askServer } from '../testing/ask-server.ts';
import { listenToTrace } from '../testing/listen-to-trace.ts';
import type { Asker } from '../testing/open-sandbox.ts';
import { startProcess } from '../testing/start-process.ts';
import { findFreePort, startRedis } from '../testing/start-redis.ts';
import { LESSON_ONE_EVENTS, LESSON_ONE_STATUSES, walkLessonOne } from '../testing/walk-lesson-one.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));

const withoutNginx = spawnSync('nginx', ['-v']).error !== undefined;

it.skipIf(withoutNginx)(
  'does lesson one through the proxy’s own configuration, its stream included, and leaves no key in the log',
  async (context) => {
    const redis = await startRedis();
    if (!redis) return context.skip('redis-server is not installed');
    onTestFinished(() => redis.stop());
    const port = await findFreePort();
    const environment = { REDIS_URL: redis.url, PUBLIC_URL: `http://127.0.0.1:${port}`, TRUST_PROXY: '1' };
    const processes = await Promise.all([startProcess(environment), startProcess(environment)]);
    const proxy = await startNginx(
      port,
      processes.map((server) => server.port),
    );
    const ask: Asker = (path, init = {}) => askServer(port, path, init);
    await vi.waitFor(() => ask('/healthz'), { timeout: 5000 });

    const { sandbox, statuses } = await walkLessonOne(ask);
    expect(statuses).toEqual(LESSON_ONE_STATUSES);
    const readers = [1, 2, 3, 4].map(() => listenToTrace(port, sandbox.id));
    await Promise.all(readers.map((reader) => reader.reaches(LESSON_ONE_EVENTS)));
    // An event must cross the proxy at once, not when a buffer is full.
    for (let n = 1; n <= 5; n++) {
      await sandbox.ask('api/protected');
      await Promise.all(readers.map((reader) => reader.reaches(LESSON_ONE_EVENTS + 2 * n, 1000)));
    }
    processes[0]?.signal('SIGKILL');
    for (let n = 0; n < 5; n++) expect((await sandbox.ask('api/protected')).status).toBe(401);
    const { events } = await sandbox.trace();
    await Promise.all(readers.map((reader) => reader.reaches(events.length)));
    for (const reader of readers) expect(reader.received).toEqual(events);
    expect(proxy.output()).toContain('/api/sandboxes/:id/trace 200');
    expect(proxy.output()).not.toContain(sandbox.id);
  },
  60_000,
);

async function startNginx(port: number, targets: readonly number[]): Promise<{ output(): string }> {
  const folder = await mkdtemp(join(tmpdir(), 'coat-check-nginx-'));
  let next = 0;
  const configuration = readFileSync(join(FOLDER, 'nginx.conf'), 'utf8')
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace(/server app-\d+:4444/g, () => `server 127.0.0.1:${targets[next++]}`)
    .replaceAll('/tmp/', `${folder}/`)
    // Node's pipes are sockets, which cannot be opened by these names.
    .replaceAll(/\/dev\/(stdout|stderr)/g, `${folder}/log`)
    .replace('worker_processes auto;', 'worker_processes 1;');
  await writeFile(join(folder, 'nginx.conf'), configuration);
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'inherit' });
  const gone = new Promise((resolve) => nginx.once('exit', resolve));
  onTestFinished(async () => {
    nginx.kill('SIGTERM');
    await gone;
    await rm(folder, { recursive: true, force: true });
  });
  return { output: () => readFileSync(join(folder, 'log'), 'utf8') };
}
