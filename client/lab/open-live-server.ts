import { createCookieJar } from '#shared/grading/cookie-jar.ts';
import { beginning, type LabRequest } from '#shared/grading/lab.ts';
import { createPatience } from '#shared/grading/patience.ts';
import { createRemoteRealm } from '#shared/grading/remote-realm.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { type LabScripts, openFrame } from './open-frame.ts';
import type { LiveServer } from './page-lab.ts';
import { createStartRealm } from './start-learner.ts';

const you: LabRequest['actor'] = { id: 'browser', kind: 'browser', name: 'Browser' };

/** Opens a learner's server in a frame of its own. @throws {LearnerFault} when it cannot start */
export async function openLiveServer(text: string, scripts: LabScripts): Promise<LiveServer> {
  const frame = await openFrame(scripts);
  const start = createStartRealm(
    { start: (id) => frame.start(id, 'learner'), end: (id) => frame.end(id) },
    { ahead: 1 },
  );
  const realm = createRemoteRealm({ start, text, patience: createPatience(), print: () => undefined });
  const listeners = new Set<(events: readonly TraceEvent[]) => void>();
  const openedAt = performance.now();
  let passed = 0;
  let exchanges = 0;
  let events: readonly TraceEvent[] = [];
  const jar = createCookieJar(() => beginning + performance.now() - openedAt + passed);

  const close = () => {
    realm.end();
    frame.remove();
    listeners.clear();
  };
  const tell = async () => {
    const recorded = await realm.events();
    events = recorded.map((event, index) => ({ ...event, number: index + 1 }));
    for (const listener of listeners) listener(events);
  };
  try {
    await realm.ready();
    await realm.open({ ttlSeconds: 3600, secureCookies: false });
    await tell();
  } catch (error) {
    close();
    throw error;
  }

  return {
    async send({ method, path, headers = {}, body = null }) {
      exchanges += 1;
      const cookie = jar.header(path);
      const sent = { host: 'localhost', ...(cookie !== null && { cookie }), ...headers };
      try {
        const request = {
          exchange: `live-${exchanges}`,
          server: 'A' as const,
          actor: you,
          method,
          path,
          headers: sent,
          body,
        };
        const answer = await realm.request(request);
        jar.receive(answer.headers, path);
        return answer;
      } finally {
        await tell();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(events);
      return () => void listeners.delete(listener);
    },
    async advance(ms) {
      passed += ms;
      await realm.advance(ms);
      await tell();
    },
    close,
  };
}
