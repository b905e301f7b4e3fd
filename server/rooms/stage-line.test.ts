import { get } from 'node:http';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { StageMessage } from '#shared/api/stage-api.ts';
import { runsAt } from '#shared/api/stage-runs.fixture.ts';
import { roomKeys } from '../store/keys.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { enterRoom, followRoom, presentIn } from '../testing/enter-room.ts';
import type { Asker } from '../testing/open-sandbox.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const step: StageMessage = { type: 'order', order: { does: 'event after' } };
const shows: StageMessage = {
  type: 'stage',
  stage: 'one',
  count: 1,
  state: { cursor: 2, head: 3, isHeld: true, isPlaying: false, view: 'both', isDark: false, runs: null },
};
const runs = runsAt({ from: 1, to: 4 }, { from: 6, to: 9 });
const lays: StageMessage = { type: 'order', order: { does: 'runs', runs } };

/** The first pair of a `Set-Cookie` line, as a browser would send it back. */
const cookieIn = (answer: { headers: { 'set-cookie'?: string[] | undefined } }) =>
  answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';

/** Opens a room as a browser, which has its key from then on. */
async function openAsBrowser(ask: Asker, id: string) {
  const answer = await ask(`/api/sandboxes/${id}/room`, { method: 'POST', headers: JSON_TYPE, body: '{}' });
  const cookie = cookieIn(answer);
  const asBrowser = (held: string) => (method: string, rest: string, body?: unknown) =>
    ask(`/api/sandboxes/${id}/room${rest}`, {
      method,
      headers: { cookie: held, ...(body === undefined ? {} : JSON_TYPE) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    answer,
    cookie,
    code: JSON.parse(answer.text).room.code as string,
    asBrowser,
    send: asBrowser(cookie),
  };
}

/** What a window hears at the line. */
function listen(port: number, id: string, cookie: string) {
  let text = '';
  let status = 0;
  let over = false;
  const path = `/api/sandboxes/${id}/room/line`;
  const request = get({ host: '127.0.0.1', port, path, headers: { cookie }, agent: false }, (response) => {
    status = response.statusCode ?? 0;
    response.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    response.on('error', () => undefined);
    response.on('close', () => {
      over = true;
    });
  });
  request.on('error', () => undefined);
  onTestFinished(() => void request.destroy());
  const until = (holds: () => boolean) =>
    vi.waitFor(() => expect(holds(), text).toBe(true), { timeout: 20_000, interval: 10 });
  const heard = (): StageMessage[] =>
    [...text.matchAll(/^event: stage\ndata: (.*)$/gm)].map(([, json]) => JSON.parse(json ?? ''));
  return {
    heard,
    status: () => status,
    isThere: () => until(() => text.includes('event: listening')),
    hears: (count: number) => until(() => heard().length >= count),
    isOver: () => until(() => over),
  };
}

const keyIn = (link: string) => new URL(link).hash.replace('#key=', '');

describeOnEachRedis('the line of a stage', (redisUrl) => {
  async function setup() {
    const options = { redisUrl: redisUrl(), heartbeatMs: 200 };
    const server = await startTestServer(options);
    const sandbox = await server.openSandbox();
    const { id } = sandbox;
    const browser = await openAsBrowser(server.ask, id);
    const links = JSON.parse((await browser.send('GET', '/link')).text);
    return { server, sandbox, id, browser, links, key: keyIn(links.presenter) };
  }

  it('carries a step from a window that came by the link to the stage, and what the stage shows back', async () => {
    const { server, id, browser, links, key } = await setup();
    expect(new URL(links.presenter).pathname).toBe(`/s/${id}/presenter`);
    expect(new URL(links.stage).pathname).toBe(`/s/${id}/stage`);
    expect(links.qrSvg).toContain('<svg');
    const presents = async (cookie: string) => {
      const { room } = JSON.parse((await browser.asBrowser(cookie)('GET', '')).text);
      return [room.presents, room.isLinked];
    };
    expect(await presents(browser.cookie)).toEqual([true, false]);
    expect(await presents('')).toEqual([false, false]);

    // Another machine has nothing but the link.
    const came = await browser.asBrowser('')('POST', '/link', { key });
    expect(came.status).toBe(204);
    expect(came.headers['set-cookie']?.[0]).toMatch(/; HttpOnly/);
    expect(came.headers['set-cookie']?.[0]).toMatch(/SameSite=Strict/);
    expect(came.headers['set-cookie']?.[0]).toContain(`Path=/api/sandboxes/${id}/room`);
    const laptop = cookieIn(came);
    expect(await presents(laptop)).toEqual([true, true]);

    // On a real store the laptop comes to another process.
    const other = redisUrl() === null ? server : await startTestServer({ redisUrl: redisUrl() });
    const [stage, presenter] = [listen(server.port, id, browser.cookie), listen(other.port, id, laptop)];
    await Promise.all([stage.isThere(), presenter.isThere()]);
    const said = await other.ask(`/api/sandboxes/${id}/room/line`, {
      method: 'POST',
      headers: { ...JSON_TYPE, cookie: laptop },
      body: JSON.stringify(step),
    });
    expect(said.status).toBe(204);
    await stage.hears(1);
    expect((await browser.send('POST', '/line', shows)).status).toBe(204);
    await Promise.all([stage.hears(2), presenter.hears(2)]);
    expect(presenter.heard()).toEqual([step, shows]);
    expect(stage.heard()).toEqual([step, shows]);
  });

  it('carries nothing for whoever has not its key, also where they have the sandbox’s address', async () => {
    const { server, id, browser } = await setup();
    const stage = listen(server.port, id, browser.cookie);
    await stage.isThere();
    const other = await openAsBrowser(server.ask, (await server.openSandbox()).id);
    const guest = await enterRoom(server.ask, browser.code);
    const wrong = `coatcheck_presenter=${'a'.repeat(22)}`;
    for (const cookie of ['', wrong, 'coatcheck_presenter=', other.cookie, guest.cookie]) {
      const send = browser.asBrowser(cookie);
      expect((await send('POST', '/line', step)).status, cookie).toBe(403);
      expect((await send('GET', '/line')).status, cookie).toBe(403);
      expect((await send('GET', '/link')).status, cookie).toBe(403);
    }
    const forged = [{ key: 'a'.repeat(22) }, { key: keyIn(`http://x/#key=${other.cookie.split('=')[1]}`) }];
    for (const body of forged) {
      const answer = await browser.asBrowser('')('POST', '/link', body);
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    for (const body of [{}, { key: '' }, { key: null }, { key: 'x', more: 1 }]) {
      expect((await browser.asBrowser('')('POST', '/link', body)).status).toBe(400);
    }
    // Whoever opens the room that is open already is not given its key.
    const again = await browser.asBrowser('')('POST', '', {});
    expect(again.status).toBe(201);
    expect(again.headers['set-cookie']).toBeUndefined();
    const malformed = [
      {},
      { type: 'order', order: { does: 'rm' } },
      { type: 'stage', stage: 'x', state: {} },
      // The second run would begin before the first has ended.
      { type: 'order', order: { does: 'runs', runs: { ...runs, after: { from: 4, to: 9 } } } },
    ];
    for (const body of malformed) expect((await browser.send('POST', '/line', body)).status).toBe(400);
    for (const rest of ['line', 'link']) {
      expect((await guest.ask(rest)).status).toBe(404);
      expect((await guest.send('POST', rest, step)).status).toBe(404);
    }
    // Those that are true come, and are the first.
    await browser.send('POST', '/line', shows);
    await browser.send('POST', '/line', lays);
    await stage.hears(2);
    expect(stage.heard()).toEqual([shows, lays]);
  });

  it('makes room for a window that comes, by the one that was there longest: its machine may be off the network', async () => {
    const { server, id, browser } = await setup();
    const come = async () => {
      const window = listen(server.port, id, browser.cookie);
      await window.isThere();
      return window;
    };
    const first = await come();
    for (let more = 0; more < 7; more += 1) await come();
    const newest = await come();
    await first.isOver();
    await browser.send('POST', '/line', step);
    await newest.hears(1);
    expect(newest.heard()).toEqual([step]);
    expect(first.heard()).toEqual([]);
  });

  it('ends with its room', async () => {
    const { server, id, browser } = await setup();
    const stage = listen(server.port, id, browser.cookie);
    await stage.isThere();
    await server.redis.hset(roomKeys(browser.code).state, 'closesAt', 1);
    await stage.isOver();
    expect((await browser.send('POST', '/line', step)).status).toBe(404);
  });

  it('has a key that nothing tells which a guest can see', async () => {
    const { server, sandbox, id, browser, key } = await setup();
    const presenter = presentIn(server.ask, id, browser.cookie);
    await browser.asBrowser('')('POST', '/link', { key });
    await sandbox.logIn();
    await presenter.show(4, { isLive: true });
    const guest = await enterRoom(server.ask, browser.code);
    const reader = followRoom(server.port, { code: browser.code, cookie: guest.cookie });
    await reader.until(({ told, events }) => told()?.shown.number === 4 && events().length > 0);
    const told = [
      reader.text(),
      JSON.stringify(reader.headers()),
      (await guest.ask('news')).text,
      (await guest.send('POST', 'guests')).text,
      (await presenter.send('GET')).text,
      (await presenter.send('GET', '/counts.csv')).text,
      (await server.ask(`/api/sandboxes/${id}/trace`)).text,
      browser.answer.text,
    ];
    for (const text of told) expect(text).not.toContain(key);
  });
});
