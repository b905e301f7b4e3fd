import { expect, it } from 'vitest';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { enterRoom, followRoom, presentIn } from '../testing/enter-room.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describeOnEachRedis('a guest', (redisUrl) => {
  async function setup() {
    const server = await startTestServer({ redisUrl: redisUrl(), heartbeatMs: 200 });
    const sandbox = await server.openSandbox();
    const presenter = presentIn(server.ask, sandbox.id);
    const code = await presenter.open();
    return { server, sandbox, presenter, code, guest: await enterRoom(server.ask, code) };
  }

  it('is sent the presenter’s address nowhere, wherever it stands in what is shown', async () => {
    const { server, sandbox, presenter, code, guest } = await setup();
    const { id, mount } = sandbox;
    const { cookie } = await sandbox.logIn();
    const carrying = {
      cookie,
      referer: `http://127.0.0.1:${server.port}${mount}lessons/x`,
      'user-agent': `me/${id}`,
      'x-odd': `${id.toUpperCase()} ${id}`,
    };
    await sandbox.ask(`api/protected?back=${encodeURIComponent(mount)}&id=${id}`, { headers: carrying });
    await sandbox.ask(`${id}/nothing`, { headers: carrying });
    await sandbox.ask('dashboard', { headers: carrying });
    await sandbox.ask('dashboard');
    await sandbox.ask('api/login', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ username: id, password: mount }),
    });
    await server.ask(`/api/sandboxes/${id}/notes`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ kind: 'script-asks', route: `GET ${mount}api/protected` }),
    });
    await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
    const { events } = await sandbox.trace();
    // It would be found: the trace itself is full of it.
    expect(JSON.stringify(events).split(id).length).toBeGreaterThan(8);

    await presenter.show(events.length, { isLive: true });
    const reader = followRoom(server.port, { code, cookie: guest.cookie });
    await reader.until(({ told }) => told()?.shown.number === events.length);
    expect(reader.events()).toHaveLength(events.length);
    const answers = [
      await guest.send('POST', 'guests'),
      await guest.ask('news'),
      await guest.ask('nothing'),
      await guest.send('POST', 'sandbox'),
      await server.ask(`/r/${code}`),
    ];
    const heard = [...answers, { headers: reader.headers(), text: reader.text() }];
    for (const { headers, text } of heard) {
      expect(`${JSON.stringify(headers)}${text}`.toLowerCase()).not.toContain(id.toLowerCase());
    }
  });

  it('cannot steer, and a code is no sandbox’s address', async () => {
    const { server, presenter, code, guest } = await setup();
    const shown = { number: 0, isLive: false, view: 'diagram', isDark: true };
    const before = await presenter.status();
    const forged: [string, string, unknown][] = [
      ['PUT', 'shown', shown],
      ['POST', 'shown', shown],
      ['PUT', 'room/shown', shown],
      ['PUT', 'own', { own: { lesson: 'x', step: null } }],
      ['POST', 'close', {}],
      ['DELETE', '', {}],
      ['POST', '', {}],
      ['PATCH', '../../sandboxes', {}],
      ['PUT', '%2e%2e/sandboxes/x', {}],
    ];
    for (const [method, rest, body] of forged) {
      expect((await guest.send(method, rest, body)).status, `${method} ${rest}`).toBeGreaterThanOrEqual(400);
    }
    for (const path of ['', '/trace', '/events', '/room', '/address', '/news', '/devices']) {
      expect(
        (await server.ask(`/api/sandboxes/${code}${path}`, { headers: { cookie: guest.cookie } })).status,
      ).toBe(404);
    }
    for (const path of ['', 'api/protected', 'stage']) {
      expect((await server.ask(`/s/${code}/${path}`, { headers: { cookie: guest.cookie } })).status).toBe(
        404,
      );
    }
    const put = {
      method: 'PUT',
      headers: { ...JSON_TYPE, cookie: guest.cookie },
      body: JSON.stringify(shown),
    };
    expect((await server.ask(`/api/sandboxes/${code}/room/shown`, put)).status).toBe(404);
    expect(await presenter.status()).toEqual(before);
    expect(JSON.parse((await guest.ask('news')).text).told.shown.isDark).toBe(false);
  });

  it('has no use for another guest’s room', async () => {
    const { server, guest } = await setup();
    const other = await presentIn(server.ask, (await server.openSandbox()).id).open();
    const answer = await server.ask(`/api/rooms/${other}/news`, { headers: { cookie: guest.cookie } });
    expect(answer.status).toBe(403);
  });
});

it('is refused what is no form of the presenter’s', async () => {
  const server = await startTestServer();
  const presenter = presentIn(server.ask, (await server.openSandbox()).id);
  await presenter.open();
  for (const body of [
    {},
    { number: -1 },
    { number: 1.5, isLive: 1 },
    null,
    { number: 1, isLive: true, view: 'x', isDark: false },
  ]) {
    expect((await presenter.send('PUT', '/shown', body)).status).toBe(400);
  }
});
