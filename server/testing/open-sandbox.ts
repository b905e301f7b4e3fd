import type { Trace } from '#shared/api/sandbox-api.ts';
import { demoPasswordOf } from '#shared/sandbox/demo-people.ts';
import type { Answer, Ask } from './ask-server.ts';

export type Asker = (path: string, options?: Ask) => Promise<Answer>;

export type TestSandbox = {
  id: string;
  /** `/s/<id>/` */
  mount: string;
  /** A request to the demo app; `path` without its first slash. */
  ask: Asker;
  logIn(username?: string, password?: string): Promise<{ answer: Answer; cookie: string }>;
  trace(): Promise<Trace>;
};

const JSON_TYPE = { 'content-type': 'application/json' };

/** A new sandbox, through any process or proxy that `ask` speaks to. */
export async function openSandbox(ask: Asker): Promise<TestSandbox> {
  const created = await ask('/api/sandboxes', { method: 'POST', headers: JSON_TYPE });
  if (created.status !== 201) throw new Error(`No sandbox: ${created.status} ${created.text}`);
  const { id, url: mount } = JSON.parse(created.text) as { id: string; url: string };
  const askApp: Asker = (path, init) => ask(mount + path, init);
  return {
    id,
    mount,
    ask: askApp,
    async logIn(username = 'ada', password = demoPasswordOf(username)) {
      const body = JSON.stringify({ username, password });
      const answer = await askApp('api/login', { method: 'POST', headers: JSON_TYPE, body });
      return { answer, cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
    },
    async trace() {
      return JSON.parse((await ask(`/api/sandboxes/${id}/trace`)).text) as Trace;
    },
  };
}
