import { expect, it } from 'vitest';
import { sandboxAddressSchema } from '#shared/api/sandbox-api.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { createDeviceProof } from '../sandbox/device-proof.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { createIdentifySender } from './identify-actor.ts';
import { nameVisitor } from './name-visitor.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1';

const senders = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'request' ? [`${event.actor.kind} ${event.actor.name}`] : []));

describeOnEachRedis('user agents', (redisUrl) => {
  async function setup() {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    /** Opens the page, and returns a client that keeps its cookie. */
    const visit = async (agent: string) => {
      const page = await server.ask(sandbox.mount, { headers: { 'user-agent': agent, accept: 'text/html' } });
      const [line = ''] = page.headers['set-cookie'] ?? [];
      const own = line.split(';')[0] ?? '';
      const ask = (path: string, cookie = '') =>
        sandbox.ask(path, { headers: { 'user-agent': agent, cookie: `${own}; ${cookie}` } });
      return { line, own, ask };
    };
    return { server, sandbox, visit, control: controlSandbox(server.ask, sandbox.id) };
  }

  it('are told apart by a cookie that neither demo app nor trace sees', async () => {
    const { sandbox, visit } = await setup();
    const [first, phone, second] = [await visit(CHROME), await visit(IPHONE), await visit(CHROME)];
    expect(first.line).toBe(`${first.own}; Path=/s/${sandbox.id}/; HttpOnly; SameSite=Lax`);
    for (const { ask } of [phone, first, second, phone]) await ask('api/protected');
    const { events } = await sandbox.trace();
    expect(senders(events)).toEqual([
      'device Phone',
      'browser Browser',
      'device Second browser',
      'device Phone',
    ]);
    const text = JSON.stringify(events);
    for (const { own } of [first, phone, second]) expect(text).not.toContain(own.split('=')[1]);
    expect(text).not.toContain('coatcheck_device');
    expect(text.toLowerCase()).not.toContain('set-cookie');
  });

  it('keep cookies of other programs on this machine out of the trace, while curl passes whole', async () => {
    const { sandbox, visit } = await setup();
    const { ask } = await visit(CHROME);
    await ask('api/protected', 'grafana_session=s3cret; session_id=abc; other=1');
    const cookie = 'mine=1; session_id=abc';
    await sandbox.ask('api/protected', { headers: { 'user-agent': 'curl/8', cookie } });
    const { events } = await sandbox.trace();
    const sent = events.flatMap((event) =>
      event.type === 'request' ? event.headers.filter(([name]) => name.toLowerCase() === 'cookie') : [],
    );
    expect(sent.map(([, value]) => value)).toEqual(['session_id=abc', cookie]);
  });

  it('that are one too many are refused before anything is recorded', async () => {
    const { sandbox, visit } = await setup();
    await visit(CHROME);
    for (let count = 1; count < 12; count += 1) {
      expect((await (await visit(IPHONE)).ask('api/protected')).status).toBe(401);
    }
    const before = (await sandbox.trace()).events.length;
    const refused = await (await visit(IPHONE)).ask('api/protected');
    expect(refused.status).toBe(503);
    expect(JSON.parse(refused.text).error.code).toBe('too-many-devices');
    expect((await sandbox.trace()).events).toHaveLength(before);
    // Who comes by the address bar reads a page, and no JSON.
    const page = await sandbox.ask('dashboard', {
      headers: { 'user-agent': IPHONE, accept: 'text/html,*/*;q=0.8' },
    });
    expect([page.status, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['set-cookie']).toBeUndefined();
    expect((await sandbox.trace()).events).toHaveLength(before);
  });

  it('that are played send real requests with a jar of their own', async () => {
    const { server, sandbox, control } = await setup();
    const phone = await control.addDevice('Phone');
    const thief = await control.addDevice('Mallory', 'attacker');
    const json = { username: 'ada', password: 'poetical-science' };
    const look = { method: 'GET', path: '/api/protected' } as const;
    expect(await control.send(phone.id, { method: 'POST', path: '/api/login', json })).toEqual({
      status: 200,
    });
    expect(await control.send(phone.id, look)).toEqual({ status: 200 });
    expect(await control.send(thief.id, look)).toEqual({ status: 401 });
    const { cookie } = await sandbox.logIn('grace');
    expect(await control.send(thief.id, { ...look, take: { cookie } })).toEqual({ status: 200 });
    expect(await control.send(phone.id, { method: 'POST', path: '/api/logout' })).toEqual({ status: 204 });
    expect(await control.send(phone.id, look)).toEqual({ status: 401 });

    const { events } = await sandbox.trace();
    expect(senders(events)[0]).toBe('device Phone');
    expect(senders(events)).toContain('attacker Mallory');
    expect(JSON.stringify(events)).not.toContain('x-coatcheck-device');
    const list = JSON.parse((await server.ask(`/api/sandboxes/${sandbox.id}/devices`)).text);
    expect(list.devices).toHaveLength(2);
    expect(list.devices).toEqual(expect.arrayContaining([phone, thief]));
  });

  it('that are played come over https as the cloakroom does, or over plain http, where they keep no Secure cookie', async () => {
    const server = await startTestServer({ redisUrl: redisUrl(), trustedProxies: 1 });
    const sandbox = await server.openSandbox();
    const overHttps: typeof server.ask = (path, { headers, ...init } = {}) =>
      server.ask(path, { ...init, headers: { ...headers, 'x-forwarded-proto': 'https' } });
    const control = controlSandbox(overHttps, sandbox.id);
    await control.change({ secure: 'always' });
    const json = { username: 'ada', password: 'poetical-science' };
    const statuses = async (name: string, over?: 'http') => {
      const { id } = await control.addDevice(name, name === 'Thief' ? 'attacker' : 'device');
      const how = over && { over };
      const login = await control.send(id, { method: 'POST', path: '/api/login', json, ...how });
      return [
        login.status,
        (await control.send(id, { method: 'GET', path: '/api/protected', ...how })).status,
      ];
    };
    expect(await statuses('Phone')).toEqual([200, 200]);
    expect(await statuses('Tablet', 'http')).toEqual([200, 401]);
    // Whoever keeps everything is no browser.
    expect(await statuses('Thief', 'http')).toEqual([200, 200]);
    // What the trace tells of their jars is what they have.
    const { jars } = foldWorld((await sandbox.trace()).events);
    const held = [...jars.values()].map(({ actor, cookies }) => [actor.name, cookies.length]);
    expect(held).toEqual([
      ['Phone', 1],
      ['Tablet', 0],
      ['Thief', 1],
    ]);
  });

  it('are known to the admin by the names they were given', async () => {
    const { sandbox, control } = await setup();
    const json = { username: 'ada', password: 'poetical-science' };
    for (const name of ['Phone', 'Täblet', '<b>Mallory</b>', 'curl/8']) {
      const { id } = await control.addDevice(name);
      await control.send(id, { method: 'POST', path: '/api/login', json });
    }
    const { cookie } = await sandbox.logIn('admin');
    const page = await sandbox.ask('admin', { headers: { cookie } });
    for (const name of ['Phone', 'T?blet', '&#60;b&#62;Mallory&#60;/b&#62;', 'curl/8'])
      expect(page.text).toContain(`<strong>ada</strong> on ${name}\n`);
    const { id } = await control.addDevice('Mozilla/5.0 (iPhone)');
    await control.send(id, { method: 'GET', path: '/' });
    await control.send(id, { method: 'GET', path: '/api/protected' });
    const { events } = await sandbox.trace();
    expect(senders(events)).toEqual(expect.arrayContaining(['device curl/8', 'device Mozilla/5.0 (iPhone)']));
    expect(JSON.stringify(events)).not.toContain('coatcheck_device');
  });

  it('cannot pass for a played one', async () => {
    const { sandbox, control } = await setup();
    const { id } = await control.addDevice('Phone');
    for (const forged of [id, `.${id}`, `${'x'.repeat(43)}.${id}`]) {
      const headers = { 'user-agent': 'curl/8', 'x-coatcheck-device': forged };
      await sandbox.ask('api/protected', { headers });
    }
    expect(senders((await sandbox.trace()).events)).toEqual(['curl curl', 'curl curl', 'curl curl']);
  });

  it('come in as long as there are places when many are added at once, or come at once', async () => {
    const { sandbox, control, visit } = await setup();
    const added = await Promise.allSettled(
      Array.from({ length: 60 }, (_, count) => control.addDevice(`Phone ${count}`)),
    );
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(12);
    const visitors = await Promise.all(Array.from({ length: 30 }, () => visit(IPHONE)));
    const answers = await Promise.all(visitors.map((visitor) => visitor.ask('api/protected')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(12);
    expect(new Set(statuses)).toEqual(new Set([401, 503]));
    expect((await sandbox.trace()).dropped).toBe(0);
  });

  it('can be played up to a cap, within their own sandbox, with paths that are paths', async () => {
    const { server, sandbox, control } = await setup();
    const { id } = await control.addDevice('Phone');
    for (let count = 1; count < 12; count += 1) await control.addDevice(`Phone ${count}`);
    await expect(control.addDevice('Late')).rejects.toThrow(/503.*too-many-devices/);
    const other = await server.openSandbox();
    const elsewhere = controlSandbox(server.ask, other.id).send(id, {
      method: 'GET',
      path: '/api/protected',
    });
    await expect(elsewhere).rejects.toThrow(/404/);
    for (const path of ['api', '/a b', '/a\r\nX: y', '/ä']) {
      await expect(control.send(id, { method: 'GET', path })).rejects.toThrow(/400/);
    }
    const climbing = { method: 'GET', path: `/../${other.id}/api/protected` } as const;
    await control.send(id, climbing).catch(() => undefined);
    expect((await other.trace()).events).toEqual([]);
    expect((await sandbox.trace()).events.every(({ actor }) => actor.name === 'Phone')).toBe(true);
  });

  it('cannot be given a cookie that they could not send, or that is another one', async () => {
    const { control } = await setup();
    const { id } = await control.addDevice('Phone');
    const look = { method: 'GET', path: '/api/protected' } as const;
    for (const cookie of [
      'session_id=\u00e4\u20ac',
      'session_id=a\r\nX: y',
      'session_id=a; Domain=evil.example',
      'session_id=a b',
    ]) {
      await expect(control.send(id, { ...look, take: { cookie } }), cookie).rejects.toThrow(/400/);
    }
    // One cookie, however many are taken: a jar that grows without end would be too much for a request in the end.
    for (let n = 0; n < 3; n += 1) await control.send(id, { ...look, take: { cookie: `c${n}=x` } });
    expect(await control.send(id, look)).toEqual({ status: 401 });
  });

  it('send no JSON that is too deep to walk, and are asked for by ids only', async () => {
    const { server, sandbox, control } = await setup();
    const { id } = await control.addDevice('Phone');
    const ask = (device: string, body: string) =>
      server.ask(`/api/sandboxes/${sandbox.id}/devices/${device}/requests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    const deep = `{"method":"POST","path":"/api/login","json":${'['.repeat(7000)}${']'.repeat(7000)}}`;
    expect((await ask(id, deep)).status).toBe(400);
    for (const device of ['__proto__', 'constructor', `${id}x`, 'device-000000000000']) {
      expect((await ask(device, '{"method":"GET","path":"/login"}')).status, device).toBe(404);
    }
    await expect(control.addDevice('a\r\nb')).rejects.toThrow(/400/);
    expect((await control.addDevice('👩‍💻 Ada’s')).name).toBe('👩‍💻 Ada’s');
  });

  it('vanish with their sandbox', async () => {
    const server = await startTestServer({ redisUrl: redisUrl(), idleSeconds: 2, sweepMs: 100 });
    await server.redis.flushdb();
    const sandbox = await server.openSandbox();
    const control = controlSandbox(server.ask, sandbox.id);
    await control.change({ sessionsIn: 'disk', balancing: 'sticky', servers: ['A', 'B'] });
    const { id } = await control.addDevice('Phone');
    const json = { username: 'ada', password: 'poetical-science' };
    await control.send(id, { method: 'POST', path: '/api/login', json });
    const mine = async () => (await server.redis.keys('*')).filter((key) => key.includes(sandbox.id));
    expect((await mine()).length).toBeGreaterThan(5);
    await expect.poll(mine, { timeout: 15_000 }).toEqual([]);
  });
});

it('keeps the proof of a played device that has gone out of what is recorded', async () => {
  const proof = createDeviceProof();
  const identify = createIdentifySender({
    proof,
    devices: { find: async () => null },
    visitors: { meet: async () => 'too-many', welcome: async () => undefined },
  });
  const signed = proof.sign('device-000000000000');
  expect(JSON.stringify(await identify('s', [['X-CoatCheck-Device', signed]]))).not.toContain(
    signed.slice(0, 20),
  );
});

it('names further visitors by what they are, and never two alike', () => {
  expect(nameVisitor(IPHONE, [])).toBe('Phone');
  expect(nameVisitor(IPHONE, ['Phone', 'Phone 2'])).toBe('Phone 3');
  expect(nameVisitor('Mozilla/5.0 (X11; rv:140.0) Gecko/20100101 Firefox/140.0', [])).toBe('Firefox');
  expect(nameVisitor('Mozilla/5.0 (iPad; CPU OS 18_0)', [])).toBe('Tablet');
  expect([nameVisitor(CHROME, []), nameVisitor(CHROME, ['Second browser'])]).toEqual([
    'Second browser',
    'Browser 3',
  ]);
});

it('tells where other devices find the sandbox, as a link and as a picture', async () => {
  const server = await startTestServer();
  const { id } = await server.openSandbox();
  const address = JSON.parse((await server.ask(`/api/sandboxes/${id}/address`)).text);
  const { url, lan, qrSvg } = sandboxAddressSchema.parse(address);
  expect([url, lan]).toEqual([`http://localhost:${server.port}/s/${id}/`, false]);
  expect(qrSvg).toMatch(/^<svg .*<\/svg>$/s);
});
