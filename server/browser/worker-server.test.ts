import { expect, it } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { createTestDisk } from './testing/create-test-disk.ts';
import { openBrowser } from './testing/open-browser.ts';
import { toComparable } from './testing/to-comparable.ts';

type Ask = (path: string, method?: string, json?: object) => Promise<{ status: number; text: string }>;
const ada = { username: 'ada', password: 'poetical-science' };

/** What a learner does and what the desk does, in all stores. */
async function actEverywhere(ask: Ask, { app, api }: { app: string; api: string }): Promise<number[]> {
  const statuses: number[] = [];
  const act = async (...of: Parameters<Ask>) => {
    const { status, text } = await ask(...of);
    statuses.push(status);
    return text;
  };
  await act(`${app}api/login`, 'POST', { ...ada, password: 'wrong' });
  await act(`${app}api/login`, 'POST', ada);
  await act(`${app}api/protected`);
  await act(`${app}dashboard`);
  await act(`${api}notes`, 'POST', { kind: 'script-read-cookies', visible: [] });
  await act(`${api}clock`, 'POST', { byMs: 60_000 });
  await act(`${api}settings`, 'PATCH', { servers: ['A', 'B'] });
  await act(`${app}api/protected`);
  await act(`${app}api/logout`, 'POST');
  const { id } = JSON.parse(await act(`${api}devices`, 'POST', { name: 'Phone', kind: 'device' })) as {
    id: string;
  };
  await act(`${api}devices/${id}/requests`, 'POST', { method: 'POST', path: '/api/login', json: ada });
  await act(`${api}devices/${id}/requests`, 'POST', { method: 'GET', path: '/api/protected' });
  for (const sessionsIn of ['memory', 'disk']) {
    await act(`${api}settings`, 'PATCH', { sessionsIn, servers: ['A'] });
    await act(`${app}api/login`, 'POST', ada);
    await act(`${app}api/protected`);
    await act(`${api}servers/A/restart`, 'POST', {});
    await act(`${app}api/protected`);
  }
  await act(`${api}settings`, 'PATCH', { sessionsIn: 'redis', storeUp: false });
  await act(`${app}api/protected`);
  await act(`${api}settings`, 'PATCH', { storeUp: true });
  await act(`${app}api/token`, 'POST', ada);
  return statuses;
}

it('records the same as the server does that listens on a socket, event by event and line by line', async () => {
  const browser = openBrowser();
  const inBrowser = await browser.openSandbox();
  const statuses = await actEverywhere(browser.ask, inBrowser);
  const { events } = JSON.parse((await browser.ask(`${inBrowser.api}trace`)).text) as {
    events: TraceEvent[];
  };

  const { ask, openSandbox } = await startTestServer();
  const { id } = await openSandbox();
  const cookies = new Map<string, string>();
  const onSocket: Ask = async (path, method = 'GET', json) => {
    const headers = {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156',
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(json && { 'content-type': 'application/json' }),
    };
    const answer = await ask(`/${path}`, { method, headers, ...(json && { body: JSON.stringify(json) }) });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const expected = await actEverywhere(onSocket, { app: `s/${id}/`, api: `api/sandboxes/${id}/` });
  const trace = JSON.parse((await ask(`/api/sandboxes/${id}/trace`)).text) as { events: TraceEvent[] };

  expect(statuses).toEqual(expected);
  expect(events.length).toBeGreaterThan(70);
  const asked = { isSameAsker: false };
  expect(toComparable(events, asked)).toEqual(toComparable(trace.events, asked));
});

it('has lost nothing that it answered when it is stopped', async () => {
  const one = openBrowser();
  const { app, api } = await one.openSandbox();
  await one.ask(`${app}api/login`, 'POST', ada);
  await one.ask(`${api}clock`, 'POST', { byMs: 60_000 });
  const before = await one.ask(`${api}trace`);
  const two = one.restart();
  expect((await two.ask(`${api}trace`)).text).toBe(before.text);
  expect((await two.ask(`${app}api/protected`)).status).toBe(200);
  await two.ask(`${app}api/logout`, 'POST');
  const three = two.restart();
  expect((await three.ask(`${app}api/protected`)).status).toBe(401);
});

it('lets scripts of the page see a cookie without HttpOnly, and believes what they do to it', async () => {
  const { ask, cookies, openSandbox } = openBrowser();
  const { app, api } = await openSandbox();
  await ask(`${app}api/login`, 'POST', ada);
  expect([...cookies.keys()]).toEqual([]);
  await ask(`${api}settings`, 'PATCH', { httpOnly: 'off' });
  await ask(`${app}api/login`, 'POST', ada);
  expect([...cookies.keys()]).toEqual(['session_id']);
  expect((await ask(`${app}api/protected`)).status).toBe(200);
  cookies.delete('session_id');
  expect((await ask(`${app}api/protected`)).status).toBe(401);
});

it('asks a page for its cookies once a request, and once more only to write some', async () => {
  const { ask, asked, openSandbox } = openBrowser();
  const { app, api } = await openSandbox();
  await ask(`${app}api/login`, 'POST', ada);
  await ask(`${app}api/protected`);
  expect(asked).toEqual(['cookies', 'cookies']);
  await ask(`${api}settings`, 'PATCH', { httpOnly: 'off' });
  await ask(`${app}api/login`, 'POST', ada);
  expect(asked.slice(2)).toEqual(['cookies', 'set-cookie']);
});

it('answers nothing that could not be kept, and says why', async () => {
  const { ask, fail, openSandbox, server } = openBrowser();
  const { app } = await openSandbox();
  fail(new DOMException('no room', 'QuotaExceededError'));
  const refused = await ask(`${app}api/login`, 'POST', ada);
  expect(refused.status).toBe(503);
  expect(JSON.parse(refused.text)).toMatchObject({ error: { code: 'storage-refused' } });
  expect(await server.storage()).toBe('full');
  fail(null);
  expect((await ask(`${app}api/login`, 'POST', ada)).status).toBe(200);
  expect(await server.storage()).toBe('kept');
});

it('knows nothing of a store that has been cleared, ends its streams, and opens a new one', async () => {
  const { ask, clear, openSandbox, server } = openBrowser();
  const { app, api } = await openSandbox();
  await ask(`${app}api/login`, 'POST', ada);
  const stream = ask(`${api}events`);
  await ask(`${api}trace`);
  clear();
  expect((await stream).text).toContain('retry: 300');
  for (const path of [`${api}trace`, `${app}api/protected`]) expect((await ask(path)).status).toBe(404);
  const other = await openSandbox();
  expect((await ask(`${other.app}api/login`, 'POST', ada)).status).toBe(200);
  expect(await server.storage()).toBe('kept');
});

it('opens a store anew that is cleared while it is being opened, and keeps that one', async () => {
  const disk = createTestDisk();
  let opened = 0;
  const { openSandbox, ask, server } = openBrowser({
    ...disk,
    async open(lost) {
      opened += 1;
      const fresh = await disk.open(lost);
      if (opened === 1) disk.clear();
      return fresh;
    },
  });
  const { app } = await openSandbox();
  expect((await ask(`${app}api/login`, 'POST', ada)).status).toBe(200);
  expect([opened, await server.storage()]).toEqual([2, 'kept']);
});

it('reads again what another worker has written meanwhile, and answers by that', async () => {
  const elder = openBrowser();
  const { app, api } = await elder.openSandbox();
  await elder.ask(`${app}api/login`, 'POST', ada);
  const younger = elder.restart();
  expect((await younger.ask(`${app}api/logout`, 'POST')).status).toBe(204);
  expect((await elder.ask(`${app}api/protected`)).status).toBe(401);
  const { events } = JSON.parse((await elder.ask(`${api}trace`)).text) as { events: TraceEvent[] };
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
});

it('refuses what takes a server on the network', async () => {
  const { ask, openSandbox } = openBrowser();
  const { api } = await openSandbox();
  for (const path of [`${api}address`, 'api/rooms/ABCD']) {
    const { status, text } = await ask(path);
    expect([path, status, JSON.parse(text).error.code]).toEqual([path, 501, 'needs-server']);
  }
});
