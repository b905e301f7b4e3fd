import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { demoPasswordOf } from '#shared/sandbox/demo-people.ts';
import { startTestServer } from './testing/start-test-server.ts';

const base = '/coat-check/';
const page = { accept: 'text/html', 'user-agent': 'Mozilla/5.0 Chrome/140.0 Safari/537.36' };

async function setup() {
  const clientFolder = await mkdtemp(path.join(tmpdir(), 'coat-check-test-'));
  onTestFinished(() => rm(clientFolder, { recursive: true }));
  const html = '<meta name="base-path" content="/" /><script src="/assets/a.js"></script>';
  await writeFile(path.join(clientFolder, 'index.html'), html);
  const publicUrl = 'https://school.example/coat-check/';
  const server = await startTestServer({ clientFolder, publicUrl, hostToken: 'the-token-of-this-host_1' });
  const created = await server.ask(`${base}api/sandboxes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  const { id, url } = JSON.parse(created.text) as { id: string; url: string };
  return { server, created, id, mount: url };
}

it('puts all that a sandbox has beneath the path of PUBLIC_URL', async () => {
  const { server, created, id, mount } = await setup();
  expect([mount, created.headers.location]).toEqual([`${base}s/${id}/`, mount]);
  const opened = await server.ask(mount, { headers: page });
  expect(opened.status).toBe(200);
  const paths = (opened.headers['set-cookie'] ?? []).map((line) => /Path=([^;]+)/.exec(line)?.[1]);
  expect(paths).toEqual([mount, `${base}api/sandboxes/${id}/`]);
  expect(opened.text).toBe(
    `<meta name="base-path" content="${base}" /><script src="${base}assets/a.js"></script>`,
  );

  const loggedIn = await server.ask(`${mount}api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ada', password: demoPasswordOf('ada') }),
  });
  expect(loggedIn.headers['set-cookie']?.[0]).toContain(`Path=${mount}`);
  const denied = await server.ask(`${mount}dashboard`, { headers: page });
  expect(denied.headers.location).toBe(`${mount}login`);
  const { text } = await server.ask(`${base}api/sandboxes/${id}/address`);
  expect(JSON.parse(text)).toMatchObject({ url: `https://school.example${mount}`, lan: true });
});

it('lets a played device in there, with its cookies', async () => {
  const { server, id } = await setup();
  const post = async (route: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const address = `${base}api/sandboxes/${id}/${route}`;
    return JSON.parse(
      (await server.ask(address, { method: 'POST', headers, body: JSON.stringify(body) })).text,
    );
  };
  const device = await post('devices', { name: 'Phone', kind: 'device' });
  const json = { username: 'ada', password: demoPasswordOf('ada') };
  const ask = (request: object) => post(`devices/${device.id}/requests`, request);
  expect(await ask({ method: 'POST', path: '/api/login', json })).toEqual({ status: 200 });
  expect(await ask({ method: 'GET', path: '/api/protected' })).toEqual({ status: 200 });
});

it('leads to where a slash is missing, with whatever else stood in the address', async () => {
  const { server, id } = await setup();
  const lead = async (address: string) => {
    const { status, headers } = await server.ask(address, { headers: page });
    return [status, headers.location];
  };
  expect(await lead('/coat-check')).toEqual([301, base]);
  expect(await lead('/coat-check?a=b')).toEqual([301, `${base}?a=b`]);
  expect(await lead(`${base}s/${id}`)).toEqual([301, `${base}s/${id}/`]);
  expect(await lead(`${base}s/${id}?at=3`)).toEqual([301, `${base}s/${id}/?at=3`]);
  expect(await lead(base)).toEqual([200, undefined]);
});

it('has its own words for what is not there, beneath the path and beside it', async () => {
  const { server, id } = await setup();
  const ask = async (address: string, headers: Record<string, string> = {}) => {
    const { status, text } = await server.ask(address, { headers });
    return [status, text.startsWith('{') ? JSON.parse(text).error.code : 'page'];
  };
  expect(await ask(`${base}nowhere`, page)).toEqual([404, 'page']);
  expect(await ask(`${base}api/nowhere`)).toEqual([404, 'not-found']);
  for (const address of ['/', `/s/${id}/`, '/api/sandboxes', '/coat-checks/', '/coat'])
    expect(await ask(address, page), address).toEqual([404, 'outside-base']);
  // Whoever balances or measures asks the process itself.
  expect((await server.ask('/healthz')).status).toBe(200);
  const authorization = 'Bearer the-token-of-this-host_1';
  expect((await server.ask('/metrics', { headers: { authorization } })).status).toBe(200);
});

it('shows a room no address of its presenter, and nothing of the path before it', async () => {
  const { server, id, mount } = await setup();
  await server.ask(`${mount}dashboard`, { headers: { ...page, referer: `https://school.example${mount}` } });
  const json = { 'content-type': 'application/json' };
  const place = `${base}api/sandboxes/${id}/room`;
  const opened = await server.ask(place, { method: 'POST', headers: json });
  const { room } = JSON.parse(opened.text);
  const key = opened.headers['set-cookie']?.[0]?.split(';')[0];
  expect(room.url).toBe(`https://school.example${base}r/${room.code}`);
  const body = JSON.stringify({ number: 99, isLive: true, view: 'both', isDark: false });
  await server.ask(`${place}/shown`, { method: 'PUT', headers: { ...json, cookie: key }, body });
  const at = `${base}api/rooms/${room.code}/`;
  const joined = await server.ask(`${at}guests`, { method: 'POST', headers: json });
  const [cookie = ''] = joined.headers['set-cookie'] ?? [];
  expect(cookie).toContain(`Path=${at}`);
  const { text } = await server.ask(`${at}news`, { headers: { cookie: cookie.split(';')[0] } });
  expect(text).toContain('https://school.example/s/taken-out-of-this-file/');
  expect(text).not.toContain(`${base}s/`);
  expect(text).not.toContain(id);
});
