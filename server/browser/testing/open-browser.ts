import { onTestFinished } from 'vitest';
import type { ToPage } from '#shared/static/worker-messages.ts';
import type { Client } from '../worker-scope.ts';
import { createWorkerServer } from '../worker-server.ts';
import { createTestDisk } from './create-test-disk.ts';

const base = 'http://localhost:4999/coat-check/';

/** A browser with one page of the product, the worker that is its server, and what outlives that. */
export function openBrowser(on = createTestDisk(), cookies = new Map<string, string>()) {
  /** What the worker asked of the page. */
  const asked: ToPage['type'][] = [];
  const text = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const page: Client = {
    id: 'page',
    url: base,
    postMessage(message, [port]) {
      const order = message as ToPage;
      asked.push(order.type);
      for (const line of order.type === 'set-cookie' ? order.lines : []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      port?.postMessage({ type: 'cookies', text: text() });
      port?.close();
    },
  };
  const server = createWorkerServer({
    scope: {
      registration: { scope: base, active: {} },
      clients: { get: async () => page, matchAll: async () => [page] },
      navigator: { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156', languages: ['en'] },
    },
    precache: { find: async () => new Response('<!doctype html>') },
    disk: on.open,
    report: () => undefined,
  });
  const ask = async (path: string, method = 'GET', json?: object) => {
    const body = new TextEncoder().encode(json === undefined ? '' : JSON.stringify(json));
    const request = {
      url: base + path,
      method,
      mode: 'cors',
      destination: '',
      referrer: page.url,
      headers: new Headers(json === undefined ? {} : { 'content-type': 'application/json' }),
      arrayBuffer: async () => body.buffer,
    } as unknown as Request;
    const answer = await server.answer({ request, clientId: page.id }, path);
    return { status: answer.status, text: await answer.text() };
  };
  onTestFinished(() => server.close());
  return {
    ...on,
    server,
    cookies,
    asked,
    ask,
    /** Opens a sandbox, and the page in it. @returns the address of its demo app, and of its controls */
    async openSandbox() {
      const { id } = JSON.parse((await ask('api/sandboxes', 'POST', {})).text) as { id: string };
      page.url = `${base}s/${id}/lessons/one`;
      return { app: `s/${id}/`, api: `api/sandboxes/${id}/` };
    },
    /** The worker is stopped, and begins anew where the disk left off. */
    restart() {
      const again = openBrowser(on, cookies);
      again.goTo(page.url);
      return again;
    },
    goTo(url: string) {
      page.url = url;
    },
  };
}
