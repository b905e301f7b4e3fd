import { expect, it } from 'vitest';
import { browser } from '#shared/trace/actors.ts';
import type { StartOptions } from '../start-server.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { visitNeighbour } from '../testing/visit-neighbour.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describeOnEachRedis('a planted ticket', (redisUrl) => {
  async function setup(options: StartOptions = {}) {
    const server = await startTestServer({ redisUrl: redisUrl(), ...options });
    const sandbox = await server.openSandbox();
    const controls = controlSandbox(server.ask, sandbox.id);
    const thief = await controls.addDevice('Thief', 'attacker');
    const json = { username: 'linus', password: 'just-for-fun' };
    const logIn = () => controls.send(thief.id, { method: 'POST', path: '/api/login', json });
    const leave = (errand: object = {}, headers: object = {}) =>
      server.ask(`/api/sandboxes/${sandbox.id}/errands`, {
        method: 'POST',
        headers: { ...JSON_TYPE, host: `localhost:${server.port}`, ...headers },
        body: JSON.stringify({ does: 'plant', device: thief.id, ...errand }),
      });
    const place = async (errand: object = {}) => JSON.parse((await leave(errand)).text).place;
    const notes = async () =>
      (await sandbox.trace()).events.flatMap((event) =>
        event.type === 'note' && event.note.kind === 'ticket-planted' ? [event] : [],
      );
    /** The ticket that the thief's login gave him. */
    const hisTicket = async () => {
      for (const { type, ...event } of (await sandbox.trace()).events.toReversed())
        if (type === 'response' && 'headers' in event)
          for (const [name, line] of event.headers)
            if (/^set-cookie$/i.test(name)) return /session_id=([^;]+)/.exec(line)?.[1] ?? '';
      return '';
    };
    return { server, sandbox, controls, thief, logIn, leave, place, notes, hisTicket };
  }

  it('comes by another port of the same name, for this sandbox alone, and as the demo app’s own do', async () => {
    const { server, sandbox, logIn, place, notes, hisTicket } = await setup();
    await logIn();
    const { url, errand } = await place();
    expect(new URL(url).hostname).toBe('localhost');
    expect(new URL(url).port).not.toBe(String(server.port));
    const isDone = async () =>
      JSON.parse((await server.ask(`/api/sandboxes/${sandbox.id}/errands/${errand}`)).text);
    expect(await isDone()).toEqual({ done: false });
    const answer = await visitNeighbour(url, 'same-site');
    const ticket = await hisTicket();
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers['set-cookie']).toEqual([
      `session_id=${ticket}; Path=${sandbox.mount}; HttpOnly; SameSite=Lax`,
    ]);
    expect(await isDone()).toEqual({ done: true });
    expect(await notes()).toMatchObject([
      { actor: browser, note: { ticket, by: 'Thief', how: 'other-port', httpOnly: true } },
    ]);
  });

  it('is open to scripts where the sandbox’s own are', async () => {
    const { controls, logIn, place } = await setup();
    await controls.change({ httpOnly: 'off' });
    await logIn();
    const { headers } = await visitNeighbour((await place()).url, 'same-site');
    expect(headers['set-cookie']?.[0]).not.toContain('HttpOnly');
  });

  it('may be a number that nobody gave out, of the form of those that are given out', async () => {
    const { leave, place, notes } = await setup();
    const { headers } = await visitNeighbour((await place({ number: '4711' })).url, 'same-site');
    expect(headers['set-cookie']?.[0]).toMatch(/^session_id=4711; /);
    expect(await notes()).toHaveLength(1);
    for (const number of ['', 'a b', '4711; Domain=localhost', '4711\r\nX: y', 'x'.repeat(32), 4711])
      expect((await leave({ number })).status).toBe(400);
    expect((await leave({ name: 'theme' })).status).toBe(400);
  });

  it('is none where the thief has none, or is not there', async () => {
    const { leave, notes } = await setup();
    expect((await leave()).status).toBe(409);
    for (const device of ['attacker-000000000000', '__proto__', ''])
      expect((await leave({ device })).status).toBe(404);
    expect(await notes()).toEqual([]);
  });

  it('is set by no address that was forged, used, another’s, or embedded by another page', async () => {
    const { logIn, place, notes } = await setup();
    await logIn();
    const { url } = await place();
    const at = (path: string) => new URL(path, url).href;
    const attempts = [
      visitNeighbour(at('/plant/AAAAAAAAAAAAAAAAAAAAAA'), 'same-site'),
      visitNeighbour(at('/plant/__proto__'), 'same-site'),
      visitNeighbour(`${url}x`, 'same-site'),
      visitNeighbour(url.replace('/plant/', '/foreign/'), 'none'),
      visitNeighbour(url, 'cross-site'),
      visitNeighbour(url, 'same-site', { 'sec-fetch-dest': 'image' }),
      visitNeighbour(url, 'same-site', { 'sec-fetch-dest': 'iframe' }),
      visitNeighbour(url, 'same-site', { host: `evil.example:${new URL(url).port}` }),
    ];
    for (const { headers, status } of await Promise.all(attempts)) {
      expect(headers['set-cookie']).toBeUndefined();
      expect(status).toBeGreaterThanOrEqual(400);
    }
    expect(await notes()).toEqual([]);
  });

  it('is set once', async () => {
    const { logIn, place, notes } = await setup();
    await logIn();
    const { url } = await place();
    expect((await visitNeighbour(url, 'same-site')).status).toBe(204);
    const again = await visitNeighbour(url, 'same-site');
    expect([again.status, again.headers['set-cookie']]).toEqual([404, undefined]);
    expect(await notes()).toHaveLength(1);
  });

  it('touches no second sandbox, whoever of it asks', async () => {
    const { server, thief, logIn, place } = await setup();
    await logIn();
    const second = await server.openSandbox();
    const headers = { ...JSON_TYPE, host: `localhost:${server.port}` };
    const body = JSON.stringify({ does: 'plant', device: thief.id });
    const foreign = await server.ask(`/api/sandboxes/${second.id}/errands`, {
      method: 'POST',
      headers,
      body,
    });
    expect(foreign.status).toBe(404);
    const { url, errand } = await place();
    const { headers: set } = await visitNeighbour(url, 'same-site');
    expect(set['set-cookie']?.[0]).not.toContain(second.id);
    expect((await server.ask(`/api/sandboxes/${second.id}/errands/${errand}`)).text).toBe('{"done":false}');
    expect((await second.trace()).events).toEqual([]);
  });

  it('is asked for by the product’s own pages alone', async () => {
    const { leave, notes } = await setup();
    for (const headers of [{ 'sec-fetch-site': 'same-site' }, { origin: 'http://evil.example' }])
      expect((await leave({ number: '4711' }, headers)).status).toBe(403);
    expect((await leave({ number: '4711' }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(await notes()).toEqual([]);
  });

  it('comes by a Set-Cookie of the sandbox’s own where no other port can be reached', async () => {
    const { leave, notes, sandbox } = await setup();
    const answer = await leave({ number: '4711', stays: true });
    expect(JSON.parse(answer.text)).toEqual({ place: null });
    expect(answer.headers['set-cookie']).toEqual([
      `session_id=4711; Path=${sandbox.mount}; HttpOnly; SameSite=Lax`,
    ]);
    expect(await notes()).toMatchObject([{ note: { ticket: '4711', how: 'same-browser' } }]);
  });

  it.each([
    ['behind a proxy', { trustedProxies: 1 }],
    ['with a public address', { publicUrl: 'https://coats.example' }],
    ['opened to all the world', { host: '0.0.0.0' }],
  ])('comes by the sandbox’s own %s', async (_, options) => {
    const { leave, notes } = await setup(options);
    const answer = await leave({ number: '4711' });
    expect(JSON.parse(answer.text)).toEqual({ place: null });
    expect(answer.headers['set-cookie']).toHaveLength(1);
    expect(await notes()).toMatchObject([{ note: { how: 'same-browser' } }]);
  });

  it('comes by the sandbox’s own on another device of the network', async () => {
    const { server, leave } = await setup({ lan: true, lanAddress: '127.0.0.5' });
    const answer = await leave({ number: '4711' }, { host: `127.0.0.5:${server.port}` });
    expect(JSON.parse(answer.text)).toEqual({ place: null });
    expect(JSON.parse((await leave({ number: '4711' })).text).place.url).toMatch(/^http:\/\/localhost:/);
  });

  it('has its port closed with the server', async () => {
    const { server, place } = await setup();
    const { url } = await place({ number: '4711' });
    await server.close();
    await expect(visitNeighbour(url, 'same-site')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
