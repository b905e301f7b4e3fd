// First: libraries read Node's globals while they load.
import '../stand-ins/globals.ts';
import { createHost } from '#shared/grading/host/create-host.ts';
import { openMockStore } from '#shared/grading/host/open-mock-store.ts';
import type { ToRealm } from '#shared/grading/realm-protocol.ts';

/** The host's realm: it has the store and the wire, and nothing of what the learner wrote runs here. */
addEventListener(
  'message',
  ({ ports: [grader, app] }: MessageEvent) => {
    if (!grader || !app) return;
    const { receive } = createHost({
      globals: globalThis,
      openStore: openMockStore,
      startAppRealm({ message, ended }) {
        app.onmessage = ({ data }: MessageEvent<unknown>) => {
          if (isFarewell(data)) ended({ fault: 'ended', why: data.why });
          else message(data);
        };
        return { post: (sent) => app.postMessage(sent) };
      },
      send: (message) => grader.postMessage(message),
    });
    grader.onmessage = ({ data }: MessageEvent<ToRealm>) => receive(data);
  },
  { once: true },
);

function isFarewell(message: unknown): message is { why: string } {
  const { type, why } = (message ?? {}) as { type?: unknown; why?: unknown };
  return type === 'ended' && typeof why === 'string' && why.length < 200;
}
