import { expect, it } from 'vitest';
import { foreignExceptions } from '../http/foreign-exceptions.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { crossSite, readBait, visitNeighbour } from '../testing/visit-neighbour.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const MOZILLA = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';

it('are two, a link and a form, and both a logout', () => {
  expect(foreignExceptions.map(({ method, path, by }) => `${by}: ${method} ${path}`)).toEqual([
    'link: GET /api/logout',
    'form: POST /api/logout',
  ]);
});

describeOnEachRedis('what another site causes', (redisUrl) => {
  async function setup() {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const controls = controlSandbox(server.ask, sandbox.id);
    const { cookie } = await sandbox.logIn();
    const origin = 'http://evil.example';
    const host = `localhost:${server.port}`;
    /** As a form of another site, with the cookie if the browser would send it. */
    const post = (path: string, headers: object = {}) =>
      server.ask(path, {
        method: 'POST',
        headers: { ...crossSite, origin, 'user-agent': MOZILLA, ...headers },
      });
    const isIn = async () => (await sandbox.ask('api/protected', { headers: { cookie } })).status === 200;
    const open = async (does: 'link' | 'form') => {
      const body = JSON.stringify({ does });
      const answer = await server.ask(`/api/sandboxes/${sandbox.id}/errands`, {
        method: 'POST',
        headers: { ...JSON_TYPE, host },
        body,
      });
      return JSON.parse(answer.text).place as { url: string; errand: string };
    };
    const logouts = async () =>
      (await sandbox.trace()).events.flatMap((event) =>
        event.type === 'request' && event.path === '/api/logout' ? [event] : [],
      );
    return { server, sandbox, controls, cookie, post, isIn, open, logouts, host };
  }

  it('is refused before the demo app as long as the switch is on', async () => {
    const { sandbox, post, logouts, cookie } = await setup();
    expect((await post(`${sandbox.mount}api/logout`, { cookie })).status).toBe(403);
    expect(await logouts()).toEqual([]);
  });

  it('passes to one sandbox’s logout, and is recorded, while its cookie is not Lax', async () => {
    const { server, sandbox, controls, post, logouts, isIn, cookie } = await setup();
    await controls.change({ sameSite: 'absent' });
    const second = await server.openSandbox();
    expect((await post(`${second.mount}api/logout`)).status).toBe(403);
    expect((await post(`${sandbox.mount}api/logout`, { cookie })).status).toBe(204);
    expect(await isIn()).toBe(false);
    expect(await logouts()).toMatchObject([{ method: 'POST', actor: { kind: 'browser' } }]);
    await controls.change({ sameSite: 'lax' });
    expect((await post(`${sandbox.mount}api/logout`)).status).toBe(403);
  });

  it('is refused everywhere else, with every defence of the sandbox off', async () => {
    const { server, sandbox, controls, post, cookie } = await setup();
    await controls.change({
      sameSite: 'none',
      logoutBy: 'get-too',
      httpOnly: 'off',
      secure: 'never',
      logout: 'clears-cookie',
      idAtLogin: 'keeps-any',
      unknownId: 'adopted',
    });
    const routes = [
      'api/login',
      'api/logout/',
      'api/Logout',
      'api/%6cogout',
      'api//logout',
      'api/logout/x',
      'api/admin/users/2/revoke',
      'api/admin/users/2/password',
      'api/admin/sessions/x/revoke',
      'dashboard',
      '',
    ].map((path) => sandbox.mount + path);
    const controlsOf = `/api/sandboxes/${sandbox.id}`;
    const own = ['notes', 'clock', 'devices', 'errands', 'servers/A/restart'].map(
      (at) => `${controlsOf}/${at}`,
    );
    for (const path of [...routes, ...own, '/api/sandboxes'])
      expect([path, (await post(path, { cookie })).status]).toEqual([path, 403]);
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await server.ask(`${sandbox.mount}api/logout`, { method, headers: crossSite })).status).toBe(
        403,
      );
    // Reading is refused wherever the product itself answers.
    for (const path of ['', '/trace', '/events', '/news', '/devices', '/address', '/errands/x'])
      expect([path, (await server.ask(controlsOf + path, { headers: crossSite })).status]).toEqual([
        path,
        403,
      ]);
  });

  it('is done by a page under another name, which is a form to this sandbox’s logout and nothing else', async () => {
    const { server, sandbox, open, host } = await setup();
    const { url } = await open('form');
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(new URL(url).port).not.toBe(String(server.port));
    const page = await visitNeighbour(url, 'cross-site');
    expect(page.status).toBe(200);
    expect(readBait(page.text)).toBe(`http://${host}${sandbox.mount}api/logout`);
    expect(page.text).toContain('<form method="post"');
    expect(page.headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; form-action http://${host}; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(page.headers['set-cookie']).toBeUndefined();
    expect((await visitNeighbour(url, 'cross-site')).status).toBe(404);
    expect(
      (await visitNeighbour((await open('link')).url, 'cross-site', { 'sec-fetch-dest': 'iframe' })).status,
    ).toBe(404);
  });

  it('arrives once from that page with the switch on, too: without a ticket, and leaving the session alone', async () => {
    const { server, sandbox, open, post, logouts, isIn } = await setup();
    const { url, errand } = await open('form');
    const logout = `${sandbox.mount}api/logout`;
    const isDone = async () =>
      JSON.parse((await server.ask(`/api/sandboxes/${sandbox.id}/errands/${errand}`)).text).done;
    // It is not there yet.
    expect((await post(logout)).status).toBe(403);
    await visitNeighbour(url, 'cross-site');
    const second = await server.openSandbox();
    expect((await post(`${second.mount}api/logout`)).status).toBe(403);
    expect((await post(`${sandbox.mount}api/login`)).status).toBe(403);
    expect(await isDone()).toBe(false);
    const answer = await post(logout);
    expect(answer.status).toBe(204);
    // Neither the ticket is taken, nor is the browser taken for a stranger.
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await isDone()).toBe(true);
    expect(await logouts()).toMatchObject([{ actor: { id: 'browser' } }]);
    expect(await isIn()).toBe(true);
    expect((await post(logout)).status).toBe(403);
  });

  it('is done by a link with a Lax cookie as well, where a GET logs out', async () => {
    const { server, sandbox, controls, open, cookie, isIn, logouts } = await setup();
    const follow = async () => {
      const { url } = await open('link');
      const page = await visitNeighbour(url, 'cross-site');
      const headers = { ...crossSite, 'user-agent': MOZILLA, cookie };
      return (await server.ask(new URL(readBait(page.text)).pathname, { headers })).status;
    };
    expect(await follow()).toBe(404);
    expect(await isIn()).toBe(true);
    await controls.change({ logoutBy: 'get-too' });
    expect(await follow()).toBe(204);
    expect(await isIn()).toBe(false);
    expect((await logouts()).map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(sandbox.id).not.toBe('');
  });

  it.each([
    ['behind a proxy', { trustedProxies: 1 }],
    ['with a public address', { publicUrl: 'https://coats.example' }],
  ])('has no page %s, where there is no second name', async (_, options) => {
    const server = await startTestServer({ redisUrl: redisUrl(), ...options });
    const sandbox = await server.openSandbox();
    const answer = await server.ask(`/api/sandboxes/${sandbox.id}/errands`, {
      method: 'POST',
      headers: { ...JSON_TYPE, host: `localhost:${server.port}` },
      body: JSON.stringify({ does: 'form' }),
    });
    expect(JSON.parse(answer.text)).toEqual({ place: null });
  });
});
