import { expect, it } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import type { Ask } from '../testing/ask-server.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
const ticket = 'session_id=feedfacefeedfacefeedfacefeedface';

const told = (events: readonly TraceEvent[]) =>
  events.map((event) => {
    if (event.type === 'request')
      return `${event.actor.name} to ${event.receiver?.name}: ${event.body?.text}`;
    return event.type === 'response' ? `${event.receiver?.name}: ${event.status}` : event.type;
  });

describeOnEachRedis('a thief’s drop', (redisUrl) => {
  async function setup() {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const control = controlSandbox(server.ask, sandbox.id);
    const thief = await control.addDevice('Thief', 'attacker');
    const address = `/api/sandboxes/${sandbox.id}/devices/${thief.id}/drop`;
    const post = (body: string, { headers = {} }: Ask = {}) =>
      server.ask(address, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });
    const drop = (cookie: string, options?: Ask) => post(JSON.stringify({ cookie }), options);
    const trace = async () => (await sandbox.trace()).events;
    return { server, sandbox, control, thief, address, post, drop, trace };
  }

  it('takes in a ticket, or that there was none, and the trace has both messages of it', async () => {
    const { drop, trace, thief } = await setup();
    expect([(await drop(ticket)).status, (await drop('')).status]).toEqual([204, 204]);
    const events = await trace();
    expect(told(events)).toEqual([
      `Browser to Thief: {"cookie":"${ticket}"}`,
      'Thief: 204',
      'Browser to Thief: {"cookie":""}',
      'Thief: 204',
    ]);
    expect(events.map((event) => 'receiver' in event && event.receiver)).toEqual(Array(4).fill(thief));
    expect(events[0]).toMatchObject({ method: 'POST', path: '/drop', source: null });
    expect(foldWorld(events).drops.get(thief.id)).toMatchObject({ ticket: null, by: 3 });
  });

  it('holds what a thief then shows: exactly that, and nothing after an empty one', async () => {
    const { sandbox, control, thief, drop } = await setup();
    const { cookie } = await sandbox.logIn();
    await drop(cookie);
    const shows = (taken: string) =>
      control.send(thief.id, { method: 'GET', path: '/api/protected', take: { cookie: taken } });
    expect(await shows(cookie)).toEqual({ status: 200 });
    expect(await shows('')).toEqual({ status: 401 });
    // And it stays so: nothing of an earlier jar comes back.
    expect(await control.send(thief.id, { method: 'GET', path: '/api/protected' })).toEqual({ status: 401 });
    const { events } = await sandbox.trace();
    expect(foldWorld(events).jars.get(thief.id)?.cookies).toEqual([]);
  });

  it('takes nothing that is not a ticket of this site’s form, whoever sends it, and writes none of it down', async () => {
    const { post, drop, trace } = await setup();
    const bad = [
      'grafana_session=s3cret',
      `${ticket}; grafana_session=s3cret`,
      'session_id=s3cret',
      'xsession_id=1234',
      'session_id=1234; Path=/',
      'coatcheck_device=s3cret',
      ' session_id=1234',
      `session_id=${'1'.repeat(16)}`,
    ];
    for (const cookie of bad) expect((await drop(cookie)).status, cookie).toBe(400);
    const bodies = ['', '{', 'null', '[]', '{}', '{"cookie":7}', `{"cookie":"","localStorage":"s3cret"}`];
    for (const body of bodies) expect((await post(body)).status, body).toBe(400);
    expect(await trace()).toEqual([]);
  });

  it('takes no more than a ticket has room in', async () => {
    const { post, trace } = await setup();
    expect((await post(`{"cookie":""${' '.repeat(600)}}`)).status).toBe(413);
    expect((await post(`{"cookie":"${'x'.repeat(100_000)}"}`)).status).toBe(413);
    expect(await trace()).toEqual([]);
  });

  it('never writes down what travels with a request: the product’s own cookie, and those of other programs', async () => {
    const { server, sandbox, drop, trace } = await setup();
    const page = await server.ask(sandbox.mount, { headers: { 'user-agent': CHROME, accept: 'text/html' } });
    const own = (page.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '')[0] ?? '';
    expect(own).toMatch(/^coatcheck_device=/);
    const cookie = `${own}; session_id=1234; grafana_session=s3cret`;
    await drop('', { headers: { 'user-agent': CHROME, cookie } });
    const [request] = await trace();
    expect(request).toMatchObject({ actor: { kind: 'browser' }, leftOut: { own: true, others: 1 } });
    expect(JSON.stringify(request)).not.toMatch(/s3cret|coatcheck_device|1234/);
    expect(JSON.stringify(request)).not.toContain(own.split('=')[1]);
    expect(JSON.stringify(request).toLowerCase()).not.toContain('"cookie",');
  });

  it('refuses other sites, and what their forms could send', async () => {
    const { server, drop, post, trace } = await setup();
    const own = `http://localhost:${server.port}`;
    const foreign = [
      { origin: 'http://evil.example' },
      { origin: `http://localhost:${server.port + 1}` },
      { origin: 'null' },
      { origin: own, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
      { referer: 'http://evil.example/' },
    ];
    for (const headers of foreign) expect((await drop(ticket, { headers })).status).toBe(403);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      expect((await post('{"cookie":""}', { headers: { 'content-type': type } })).status).toBe(415);
    expect((await drop('', { headers: { origin: own, 'sec-fetch-site': 'same-origin' } })).status).toBe(204);
    const answer = await drop('', { headers: { origin: own } });
    expect(Object.keys(answer.headers).filter((name) => /^access-control|set-cookie/.test(name))).toEqual([]);
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(await trace()).toHaveLength(4);
  });

  it('is a thief’s alone, in his own sandbox, and nobody’s when that is gone', async () => {
    const { server, sandbox, control, thief, address, trace } = await setup();
    const phone = await control.addDevice('Phone');
    const other = await server.openSandbox();
    const options = { method: 'POST', headers: JSON_TYPE, body: '{"cookie":""}' };
    const addresses = [
      `/api/sandboxes/${sandbox.id}/devices/${phone.id}/drop`,
      `/api/sandboxes/${sandbox.id}/devices/__proto__/drop`,
      `/api/sandboxes/${other.id}/devices/${thief.id}/drop`,
      `/api/sandboxes/${'x'.repeat(22)}/devices/${thief.id}/drop`,
    ];
    for (const one of addresses) expect((await server.ask(one, options)).status, one).toBe(404);
    expect((await server.ask(address)).status).toBe(404);
    // The demo app knows of no such thing.
    const inApp = await sandbox.ask('drop', options);
    expect(inApp.status).toBe(404);
    const [request] = await trace();
    expect(request).not.toHaveProperty('receiver');
    expect((await other.trace()).events).toEqual([]);
  });
});

describeOnEachRedis('the note of a script that asks', (redisUrl) => {
  it('names a route, and can say nothing else', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const note = async (route: string) =>
      (
        await server.ask(`/api/sandboxes/${sandbox.id}/notes`, {
          method: 'POST',
          headers: JSON_TYPE,
          body: JSON.stringify({ kind: 'script-asks', route }),
        })
      ).status;
    expect(await note('GET /api/protected')).toBe(201);
    for (const route of ['', 'document.cookie', 'DELETE /x', 'GET x', 'GET /a b', `GET /${'x'.repeat(300)}`])
      expect(await note(route), route).toBe(400);
    const { events } = await sandbox.trace();
    expect(events.map((event) => event.type === 'note' && event.note)).toEqual([
      { kind: 'script-asks', route: 'GET /api/protected' },
    ]);
  });
});
