import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Trace } from '#shared/sandbox/api.ts';
import { type RunningServer, type StartOptions, startServer } from '../start-server.ts';
import { type Answer, type Ask, askServer } from './ask-server.ts';

export type TestServer = RunningServer & {
  /** Sends one request as it is given, with any header a hostile client could send. */
  ask(path: string, options?: Ask): Promise<Answer>;
  openSandbox(): Promise<TestSandbox>;
};

export type TestSandbox = {
  id: string;
  /** `/s/<id>/` */
  mount: string;
  /** A request to the demo app; `path` without its first slash. */
  ask(path: string, options?: Ask): Promise<Answer>;
  logIn(username?: string, password?: string): Promise<{ answer: Answer; cookie: string }>;
  trace(): Promise<Trace>;
};

const JSON_TYPE = { 'content-type': 'application/json' };

/** The real server on a free port of 127.0.0.1, closed when the test ends. The pages are a stand-in; all else is real. */
export async function startTestServer(options: StartOptions = {}): Promise<TestServer> {
  const clientFolder = mkdtempSync(join(tmpdir(), 'coat-check-pages-'));
  writeFileSync(join(clientFolder, 'index.html'), '<!doctype html><title>Coat Check</title>');
  const server = await startServer({ sandboxesPerMinute: 10_000, graceMs: 500, clientFolder, ...options });
  onTestFinished(() => server.close());

  const ask: TestServer['ask'] = (path, init = {}) => askServer(server.port, path, init);
  return {
    ...server,
    ask,
    async openSandbox() {
      const created = await ask('/api/sandboxes', { method: 'POST', headers: JSON_TYPE });
      if (created.status !== 201) throw new Error(`No sandbox: ${created.status} ${created.text}`);
      const { id, url: mount } = JSON.parse(created.text) as { id: string; url: string };
      const askApp: TestSandbox['ask'] = (path, init) => ask(mount + path, init);
      return {
        id,
        mount,
        ask: askApp,
        async logIn(username = 'ada', password = DEMO_PASSWORDS[username] ?? '') {
          const body = JSON.stringify({ username, password });
          const answer = await askApp('api/login', { method: 'POST', headers: JSON_TYPE, body });
          return { answer, cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
        },
        async trace() {
          return JSON.parse((await ask(`/api/sandboxes/${id}/trace`)).text) as Trace;
        },
      };
    },
  };
}

const DEMO_PASSWORDS: Record<string, string> = {
  admin: 'secret',
  ada: 'poetical-science',
  grace: 'nanosecond',
  linus: 'just-for-fun',
};
