import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';

test('blocks every way from a worker to a server, and shows it no storage', { tag: '@static' }, async ({
  page,
  server,
  isStatic,
  consoleWatch,
}) => {
  consoleWatch.allow(/Content Security Policy|Failed to construct|net::|blocked|Refused/i);
  const seen: string[] = [];
  const listener = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end('self.reached = true');
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;

  await page.goto(`${server.url}exercises`);
  // Where a worker answers, its header makes the origin opaque; a server sends the same beside the attribute.
  const lab = { url: `${server.url}lab-frame.html`, hasAttribute: !isStatic };
  const found = await runInFrame(page, `(${tryEverything})(${JSON.stringify([address, server.url])})`, lab);
  listener.close();

  expect(found).toEqual({
    origin: 'null',
    fetch: 'refused',
    'fetch own': 'refused',
    XMLHttpRequest: 'refused',
    WebSocket: 'refused',
    EventSource: 'refused',
    importScripts: 'refused',
    import: 'refused',
    'nested worker': 'refused',
    indexedDB: 'refused',
    caches: 'refused',
    localStorage: 'undefined',
    document: 'undefined',
    parent: 'undefined',
  });
  expect(seen).toEqual([]);
});

test('keeps the frame itself from the page’s cookies, storage and document', { tag: '@static' }, async ({
  page,
  server,
  isStatic,
  consoleWatch,
}) => {
  consoleWatch.allow(/Content Security Policy|Unsafe attempt|Blocked a frame/i);
  await page.context().addCookies([{ name: 'precious', value: 'yes', url: server.url }]);
  await openLab(page, server.url, isStatic);
  const findFrame = () => page.frames().find((frame) => frame.url().endsWith('/lab-frame.html'));
  await expect.poll(findFrame).toBeDefined();
  const tried = await findFrame()?.evaluate(async () => {
    const name = (act: () => unknown) => {
      try {
        return String(act());
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      origin: globalThis.origin,
      cookie: name(() => document.cookie),
      storage: name(() => localStorage.length),
      parent: name(() => parent.document.title),
      top: name(() => top?.document.title),
      'led elsewhere': name(() => parent.location.replace('about:blank')),
      fetch: await fetch('/api/sandboxes').then(
        () => 'answered',
        (error: Error) => error.name,
      ),
    };
  });
  expect(tried).toEqual({
    origin: 'null',
    cookie: 'SecurityError',
    storage: 'SecurityError',
    parent: 'SecurityError',
    top: 'SecurityError',
    'led elsewhere': 'SecurityError',
    fetch: 'TypeError',
  });
});

test('serves the frame without a cookie and under its own policy, also to who opens it by itself', {
  tag: '@static',
}, async ({ page, server }) => {
  const answer = await page.goto(`${server.url}lab-frame.html`);
  expect(answer?.headers()['set-cookie']).toBeUndefined();
  const policy = answer?.headers()['content-security-policy'];
  for (const part of [
    "default-src 'none'",
    "connect-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(await page.evaluate(() => globalThis.origin)).toBe('null');
});

/** Runs a script as the learner's worker, before anything is taken out of its realm: only the frame's walls hold it. */
function runInFrame(
  page: Page,
  expression: string,
  lab: { url: string; hasAttribute: boolean },
): Promise<unknown> {
  const learner = `onmessage = async ({ ports: [port] }) => port.postMessage(await ${expression})`;
  const host =
    'onmessage = ({ ports: [grader, app] }) => { app.onmessage = ({ data }) => grader.postMessage(data); }';
  return page.evaluate(
    ([learner, host, { url, hasAttribute }]) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        if (hasAttribute) frame.setAttribute('sandbox', 'allow-scripts');
        frame.src = url;
        addEventListener('message', ({ source, data }) => {
          if (source !== frame.contentWindow || data !== 'lab-frame-ready') return;
          const [orders, given] = [new MessageChannel(), new MessageChannel()];
          given.port1.onmessage = (event) => resolve(event.data);
          frame.contentWindow?.postMessage({ learner, host, grader: '' }, '*', [orders.port2]);
          orders.port1.postMessage({ type: 'start', id: 'x', part: 'learner' }, [given.port2]);
        });
        document.body.append(frame);
      }),
    [learner, host, lab] as const,
  );
}

/** Sent as text into the worker. */
async function tryEverything([foreign, own]: [string, string]): Promise<Record<string, string>> {
  const withLimit = (attempt: Promise<unknown>) =>
    Promise.race([
      attempt.then(
        () => 'reached',
        () => 'refused',
      ),
      new Promise<string>((resolve) => setTimeout(resolve, 2000, 'no answer')),
    ]);
  const listen = (target: EventTarget & { close(): void }) =>
    new Promise((resolve, reject) => {
      target.addEventListener('open', resolve);
      target.addEventListener('message', resolve);
      target.addEventListener('error', reject);
    });
  const attempt = (act: () => unknown) => withLimit((async () => act())());
  const scope = globalThis as unknown as { importScripts(address: string): void } & Record<string, unknown>;
  const nested = `fetch(${JSON.stringify(foreign)}).then(() => postMessage('reached'), () => postMessage('refused'))`;

  return {
    origin: globalThis.origin,
    fetch: await attempt(() => fetch(foreign)),
    'fetch own': await attempt(() => fetch(own)),
    XMLHttpRequest: await attempt(() => {
      const request = new XMLHttpRequest();
      request.open('GET', foreign, false);
      request.send();
    }),
    WebSocket: await attempt(() => listen(new WebSocket(foreign.replace('http', 'ws')))),
    EventSource: await attempt(() => listen(new EventSource(foreign))),
    importScripts: await attempt(() => scope.importScripts(foreign)),
    import: await attempt(() => new Function('address', 'return import(address)')(foreign)),
    'nested worker': await attempt(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([nested])));
          worker.onerror = reject;
          worker.onmessage = ({ data }) => (data === 'reached' ? resolve(data) : reject(data));
        }),
    ),
    indexedDB: await attempt(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('x');
          request.onsuccess = resolve;
          request.onerror = reject;
        }),
    ),
    caches: await attempt(() => caches.open('x')),
    localStorage: typeof scope.localStorage,
    document: typeof scope.document,
    parent: typeof scope.parent,
  };
}
