import { expect, it, onTestFinished, vi } from 'vitest';
import { askServer } from '../testing/ask-server.ts';
import { listenToTrace } from '../testing/listen-to-trace.ts';
import type { Asker } from '../testing/open-sandbox.ts';
import { nginxVersion, startNginx } from '../testing/start-nginx.ts';
import { startProcess } from '../testing/start-process.ts';
import { findFreePort, startRedis } from '../testing/start-redis.ts';
import { LESSON_ONE_EVENTS, LESSON_ONE_STATUSES, walkLessonOne } from '../testing/walk-lesson-one.ts';

it.skipIf(nginxVersion === null)(
  'does lesson one through the proxy’s own configuration, its stream included, and leaves no key in the log',
  async (context) => {
    const redis = await startRedis();
    if (!redis) return context.skip('redis-server is not installed');
    onTestFinished(() => redis.stop());
    const port = await findFreePort();
    const environment = { REDIS_URL: redis.url, PUBLIC_URL: `http://127.0.0.1:${port}`, TRUST_PROXY: '1' };
    const processes = await Promise.all([startProcess(environment), startProcess(environment)]);
    const proxy = await startNginx(
      processes.map((server) => server.port),
      (text) => text.replace('listen 8080;', `listen 127.0.0.1:${port};`),
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
