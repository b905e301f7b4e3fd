import { get } from 'node:http';
import { type Loader, logIn } from './load.ts';

/** Somebody who listens to a sandbox of their own, and acts there now and then. */
export type Learner = {
  mount: string;
  cookie: string | null;
  step: number;
  heard: (() => void) | null;
  heardAt: number;
};

/** Opens a learner's stream and resolves when it has begun; like a browser, it connects again when the line breaks. */
export function listen(port: number, mount: string, signal: AbortSignal): Promise<Learner> {
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
export async function act(load: Loader, learner: Learner): Promise<void> {
  const { mount, cookie } = learner;
  const headers = { cookie: cookie ?? '' };
  const step = learner.step++ % 3;
  if (step === 0) await load(`${mount}api/protected`, { headers });
  else if (step === 1) await load(`${mount}api/logout`, { method: 'POST', headers });
  else learner.cookie = await logIn(load, mount);
}
