import { createCookieJar } from '#shared/grading/cookie-jar.ts';
import { beginning, type LabRequest, mostEventsAtOnce, usualOptions } from '#shared/grading/lab.ts';
import { createOpenPatience } from '#shared/grading/patience.ts';
import { createRemoteRealm } from '#shared/grading/remote-realm.ts';
import { sessionIdOf } from '#shared/session/vocabulary.ts';
import { browser, operator } from '#shared/trace/actors.ts';
import type { RecordedEvent, TraceEvent, TraceEventOf } from '#shared/trace/event.ts';
import { traceCapacity } from '#shared/trace/trace-capacity.ts';
import type { LiveServer } from './live-server.ts';
import { openFrame, type WorkerScripts } from './open-frame.ts';
import { createStartRealm } from './start-learner.ts';

const visitors: Readonly<Record<'browser' | 'device', LabRequest['actor']>> = {
  browser,
  device: { id: 'device-2', kind: 'device', name: 'Second device' },
};

/** Opens a learner's server in a frame of its own. @throws {LearnerFault} when it cannot start */
export async function openLiveServer(text: string, scripts: WorkerScripts): Promise<LiveServer> {
  const frame = await openFrame(scripts);
  const { startRealm } = createStartRealm(
    { start: (id) => frame.start(id, 'learner'), end: (id) => frame.end(id) },
    { ahead: 1 },
  );
  const realm = createRemoteRealm({
    start: startRealm,
    text,
    patience: createOpenPatience(),
    print: () => undefined,
  });
  const listeners = new Set<(events: readonly TraceEvent[]) => void>();
  let openedAt = performance.now();
  let passed = 0;
  let exchanges = 0;
  let moves = 0;
  let total = 0;
  let events: readonly TraceEvent[] = [];
  const now = () => beginning + performance.now() - openedAt + passed;
  const jars = { browser: createCookieJar(now), device: createCookieJar(now) };

  const close = () => {
    realm.end();
    frame.remove();
    listeners.clear();
  };
  /** @param notes what the realm cannot know, since it was done to it */
  const tell = async (notes: readonly RecordedEvent[] = []) => {
    const recorded = await realm.takeEvents();
    const fresh = [...recorded, ...notes].map((event, index) => ({ ...event, number: total + index + 1 }));
    total += fresh.length;
    events = [...events, ...fresh].slice(-traceCapacity);
    for (const listener of listeners) listener(events);
    return recorded;
  };
  const keys = async () => (await realm.command('KEYS', '*')) as string[];
  const toClosingTime = async () => {
    const left = (await keys()).filter((key) => sessionIdOf(key) !== null);
    const times = await Promise.all(left.map(async (key) => Number(await realm.command('PTTL', key))));
    const last = Math.max(0, ...times);
    if (last === 0)
      throw new Error('Could not go to closing time: nobody has a session that ends. Log in first.');
    return last + 1000;
  };
  try {
    await realm.ready();
    await realm.open(usualOptions);
    openedAt = performance.now();
    await tell();
  } catch (error) {
    close();
    throw error;
  }

  return {
    async send({ visitor = 'browser', server = 'A', method, path, headers = {}, body = null }) {
      exchanges += 1;
      const jar = jars[visitor];
      const cookie = jar.header(path);
      const sent = { host: 'localhost', ...(cookie !== null && { cookie }), ...headers };
      try {
        const request = {
          exchange: `live-${exchanges}`,
          server,
          actor: visitors[visitor],
          method,
          path,
          headers: sent,
          body,
        };
        const answer = await realm.request(request);
        jar.receive(answer.headers, path);
        const caused = (await tell()).filter(({ exchange }) => exchange === request.exchange);
        return { ...answer, isCut: caused.length > mostEventsAtOnce };
      } catch (error) {
        await tell();
        throw error;
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(events);
      return () => void listeners.delete(listener);
    },
    async startServer(name) {
      try {
        await realm.startServer(name);
      } finally {
        await tell();
      }
    },
    async advance(move) {
      const byMs = 'byMs' in move ? move.byMs : await toClosingTime();
      const before = await keys();
      await realm.advance(byMs);
      passed += byMs;
      const left = new Set(await keys());
      const gone = before.filter((key) => !left.has(key));
      moves += 1;
      const at = Math.max(now(), events.at(-1)?.at ?? 0);
      const note = (note: TraceEventOf<'note'>['note']): RecordedEvent => ({
        type: 'note',
        at,
        exchange: `move-${moves}`,
        actor: operator,
        server: 'A',
        source: null,
        note,
      });
      await tell([
        note({ kind: 'clock-moved', byMs }),
        ...(gone.length > 0 ? [note({ kind: 'keys-expired', keys: gone })] : []),
      ]);
    },
    close,
  };
}
