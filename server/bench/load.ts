import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { demoPasswordOf } from '#shared/sandbox/demo-people.ts';

export type Loader = (
  path: string,
  init?: { method?: string; headers?: Record<string, string>; body?: string },
) => Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>;

/** Sends requests over kept connections, with as little work of its own as Node's client allows. */
export function createLoader(port: number, connections: number): Loader & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  const load: Loader = (path, { method = 'GET', headers = {}, body = '' } = {}) =>
    new Promise((resolve, reject) => {
      const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { host: '127.0.0.1', port, path, method, agent, headers: { ...headers, ...length } };
      const sent = request(options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return Object.assign(load, { close: () => agent.destroy() });
}

const JSON_TYPE = { 'content-type': 'application/json' };

export async function createSandboxes(load: Loader, count: number): Promise<string[]> {
  const mounts: string[] = [];
  for (let n = 0; n < count; n++) {
    const { text } = await load('/api/sandboxes', { method: 'POST', headers: JSON_TYPE });
    mounts.push(JSON.parse(text).url);
  }
  return mounts;
}

/** @returns the `Cookie` header to send from now on, or null when the login failed */
export async function logIn(load: Loader, mount: string): Promise<string | null> {
  const body = JSON.stringify({ username: 'ada', password: demoPasswordOf('ada') });
  const answer = await load(`${mount}api/login`, { method: 'POST', headers: JSON_TYPE, body });
  if (answer.status !== 200) return null;
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? null;
}

/**
 * Login, lookup and logout of one visitor.
 *
 * @returns whether it worked: on a machine that is busy with other things the demo app loses patience with its store
 */
export async function cycle(load: Loader, mount: string): Promise<boolean> {
  const cookie = await logIn(load, mount);
  if (cookie === null) return false;
  const lookup = await load(`${mount}api/protected`, { headers: { cookie } });
  const logout = await load(`${mount}api/logout`, { method: 'POST', headers: { cookie } });
  return lookup.status === 200 && logout.status === 204;
}
