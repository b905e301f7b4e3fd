import { expect, it } from 'vitest';
import { ROOMS_KEY, roomKeys, sandboxKeys } from '../store/keys.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { enterRoom, followRoom, presentIn } from '../testing/enter-room.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const numbers = (events: readonly { number: number }[]) => events.map(({ number }) => number);
const count = (to: number) => Array.from({ length: to }, (_, index) => index + 1);

describeOnEachRedis('a room', (redisUrl) => {
  async function setup(options: { idleSeconds?: number; heartbeatMs?: number } = {}) {
    const server = await startTestServer({ redisUrl: redisUrl(), heartbeatMs: 200, ...options });
    const sandbox = await server.openSandbox();
    const presenter = presentIn(server.ask, sandbox.id);
    const code = await presenter.open();
    const enter = () => enterRoom(server.ask, code);
    const follow = async (after: number | null = null) =>
      followRoom(server.port, { code, cookie: (await enter()).cookie, after });
    return { server, sandbox, presenter, code, enter, follow };
  }

  it('is one for each sandbox, whoever opens it again', async () => {
    const { presenter, code } = await setup();
    expect(await presenter.open()).toBe(code);
    expect(await presenter.status()).toMatchObject({ code, here: 0, cap: 200, closesInMs: null });
  });

  it('is one for two who open it at the same moment, and the key goes to one of them', async () => {
    const { server } = await setup();
    // A sandbox without a room, and one whose room is gone and still named.
    for (const before of [null, 'CCCCCC']) {
      const { id } = await server.openSandbox();
      const rooms = async () => (await server.redis.zrange(ROOMS_KEY, 0, -1)).sort();
      const others = await rooms();
      if (before !== null) await server.redis.set(sandboxKeys(id).room, before);
      const { send, status } = presentIn(server.ask, id);
      const answers = await Promise.all([send('POST'), send('POST')]);
      expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
      const codes = answers.map(({ text }) => JSON.parse(text).room.code);
      const { code } = await status();
      expect(codes).toEqual([code, code]);
      expect(await rooms()).toEqual([...others, code].sort());
      expect(await server.redis.keys('coatcheck:room:*:state')).toHaveLength(others.length + 1);
      const [key, ...more] = answers.flatMap(({ headers }) => headers['set-cookie'] ?? []);
      expect([key, more]).toEqual([
        expect.stringContaining(`=${await server.redis.hget(roomKeys(code).state, 'key')};`),
        [],
      ]);
      expect(answers.map(({ text }) => JSON.parse(text).room.presents).sort()).toEqual([false, true]);
    }
  });

  it('shows what the presenter has shown, and nothing that comes after it', async () => {
    const { sandbox, presenter, follow } = await setup();
    await sandbox.logIn();
    const all = (await sandbox.trace()).events.length;
    await presenter.show(3);
    const reader = await follow();
    await reader.until(({ told }) => told()?.shown.number === 3);
    expect(numbers(reader.events())).toEqual([1, 2, 3]);
    // Going back hides nothing that was seen, and shows nothing new.
    await presenter.show(2);
    await reader.until(({ told }) => told()?.shown.number === 2);
    expect(numbers(reader.events())).toEqual([1, 2, 3]);
    await presenter.show(all, { isLive: true, view: 'diagram', isDark: true });
    await reader.until(({ told }) => told()?.shown.isLive === true);
    expect(numbers(reader.events())).toEqual(count(all));
    expect(reader.told()).toEqual({
      shown: { number: all, isLive: true, view: 'diagram', isDark: true, runs: null },
      own: null,
      mayEnter: false,
      question: null,
      isClosing: false,
    });
  });

  it('tells all of them at once, and not only with the next heartbeat', async () => {
    // Longer than this test waits for anything.
    const { presenter, follow } = await setup({ heartbeatMs: 600_000 });
    const readers = await Promise.all(Array.from({ length: 12 }, () => follow()));
    for (const reader of readers) await reader.until(({ told }) => told() !== null);
    for (let number = 1; number <= 5; number += 1) {
      await presenter.show(number);
      for (const reader of readers) await reader.until(({ told }) => told()?.shown.number === number);
    }
  });

  it('goes on where a guest was, and answers those who ask in place of listening', async () => {
    const { sandbox, presenter, enter, follow } = await setup();
    await sandbox.logIn();
    await presenter.show(3);
    const reader = await follow(1);
    await reader.until(({ told }) => told() !== null);
    expect(numbers(reader.events())).toEqual([2, 3]);
    const guest = await enter();
    const news = JSON.parse((await guest.ask('news?after=2')).text);
    expect(numbers(news.events)).toEqual([3]);
    expect(news.told.shown.number).toBe(3);
    expect(JSON.parse((await guest.ask('news?after=99')).text)).toMatchObject({ whole: true });
  });

  it('counts who is connected, and nobody else', async () => {
    const { presenter, enter, follow } = await setup({ heartbeatMs: 60_000 });
    await enter();
    expect((await presenter.status()).here).toBe(0);
    const reader = await follow();
    await reader.until(({ told }) => told() !== null);
    expect((await presenter.status()).here).toBe(1);
    reader.close();
    await expect.poll(async () => (await presenter.status()).here, { timeout: 20_000 }).toBe(0);
  });

  it('holds two hundred: of three hundred who come at once a hundred are told', async () => {
    const { enter, server, code } = await setup();
    const guests = await Promise.all(Array.from({ length: 300 }, enter));
    const statuses = guests.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(200);
    expect(statuses.filter((status) => status === 503)).toHaveLength(100);
    const refused = await server.ask(`/api/rooms/${code}/guests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(refused.text).error).toMatchObject({ code: 'room-full' });
    expect(refused.headers['set-cookie']).toBeUndefined();
    // Whoever has a place comes in again.
    const again = await guests.find(({ status }) => status === 201)?.send('POST', 'guests');
    expect(again?.status).toBe(201);
  });

  it('lets nobody look who has no place', async () => {
    const { server, code, enter } = await setup();
    const guest = await enter();
    for (const rest of ['events', 'news']) {
      const path = `/api/rooms/${code}/${rest}`;
      expect((await server.ask(path)).status).toBe(403);
      const forged = { cookie: `coatcheck_guest=${'a'.repeat(22)}` };
      expect((await server.ask(path, { headers: forged })).status).toBe(403);
      expect(
        (await server.ask(path, { headers: { cookie: guest.cookie, origin: 'http://evil.example' } })).status,
      ).toBe(403);
    }
    expect((await server.ask('/api/rooms/CCCCCC/news')).status).toBe(404);
    expect((await server.ask('/r/CCCCCC', { headers: { accept: 'text/html' } })).status).toBe(404);
    expect((await server.ask(`/r/${code.toLowerCase()}`, { headers: { accept: 'text/html' } })).status).toBe(
      200,
    );
  });

  it('offers its guests an exercise, for which nobody is given a sandbox', async () => {
    const { presenter, enter } = await setup();
    const offer = (own: unknown) => presenter.send('PUT', '/own', { own });
    expect((await offer({ exercise: 'httponly-cookie' })).status).toBe(200);
    expect((await presenter.status()).own).toEqual({ exercise: 'httponly-cookie' });
    const guest = await enter();
    expect(JSON.parse((await guest.ask('news')).text).told.own).toEqual({ exercise: 'httponly-cookie' });
    expect((await guest.send('POST', 'sandbox')).status).toBe(404);
    for (const own of [{ exercise: '../x' }, { exercise: 'a', lesson: 'b', step: null }, { exercise: 1 }]) {
      expect((await offer(own)).status).toBe(400);
    }
    await offer(null);
    expect(JSON.parse((await guest.ask('news')).text).told.own).toBeNull();
  });

  it('gives each guest one sandbox of their own, where the presenter has said so', async () => {
    const { server, presenter, enter, sandbox } = await setup();
    const [one, other] = [await enter(), await enter()];
    expect((await one.send('POST', 'sandbox')).status).toBe(404);
    const own = { lesson: 'the-lost-ticket', step: 'first' };
    expect((await presenter.send('PUT', '/own', { own })).status).toBe(200);
    const given = await Promise.all([one, one, other].map((guest) => guest.send('POST', 'sandbox')));
    const [first, again, others] = given.map(({ text }) => JSON.parse(text).id);
    expect(again).toBe(first);
    expect(new Set([first, others, sandbox.id]).size).toBe(3);
    expect((await server.ask(`/api/sandboxes/${first}`)).status).toBe(200);
    expect((await presenter.send('PUT', '/own', { own: { lesson: '../x', step: null } })).status).toBe(400);
  });

  it('is asked, votes, and sees how the others have voted once that is closed', async () => {
    const { presenter, enter, code, server } = await setup();
    const guests = [await enter(), await enter(), await enter()] as const;
    const reader = followRoom(server.port, { code, cookie: guests[0].cookie });
    const put = { name: 'q', text: '=Which?', options: ['This', 'That'] };
    expect((await presenter.send('POST', '/question', { ...put, options: ['one'] })).status).toBe(400);
    await presenter.send('POST', '/question', put);
    await reader.until(({ told }) => told()?.question?.text === '=Which?');
    const asked = reader.told()?.question;
    expect(asked).toMatchObject({ options: ['This', 'That'], counts: null });
    const vote = (guest: (typeof guests)[number], choice: unknown, id = asked?.id) =>
      guest.send('PUT', `votes/${id}`, { choice });
    for (const [place, guest] of guests.entries()) {
      expect((await vote(guest, Math.min(place, 1))).status).toBe(204);
    }
    // The last word of each counts, and nothing that can be no answer.
    expect((await vote(guests[0], 1)).status).toBe(204);
    expect((await vote(guests[0], 2)).status).toBe(409);
    expect((await vote(guests[0], 0, '0123456789ab')).status).toBe(409);
    for (const choice of [-1, 1.5, '1', null]) expect((await vote(guests[0], choice)).status).toBe(400);
    const stranger = await server.ask(`/api/rooms/${code}/votes/${asked?.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"choice":0}',
    });
    expect(stranger.status).toBe(403);
    expect((await presenter.status()).question).toMatchObject({ votes: 3, counts: null });
    // Whoever reloads their phone comes in anew: they have voted still, and not once more.
    const comeIn = async (guest: (typeof guests)[number]) =>
      JSON.parse((await guest.send('POST', 'guests')).text).vote;
    expect(await Promise.all([...guests, await enter()].map(comeIn))).toEqual([1, 1, 1, null]);
    expect((await presenter.status()).question.votes).toBe(3);
    expect(reader.text()).not.toContain('"counts":[');

    await presenter.send('POST', '/question/close');
    await reader.until(({ told }) => told()?.question?.counts !== null);
    expect(reader.told()?.question?.counts).toEqual([0, 3]);
    expect((await vote(guests[0], 0)).status).toBe(409);
    await presenter.send('DELETE', '/question');
    await reader.until(({ told }) => told()?.question === null);
  });

  it('leaves what was voted to its presenter’s sandbox when it closes, at the event that was shown', async () => {
    const { server, sandbox, presenter, enter, code } = await setup();
    await sandbox.logIn();
    const ask = async (text: string, shown: number) => {
      await presenter.show(shown);
      await presenter.send('POST', '/question', { name: 'q', text, options: ['This', 'That'] });
    };
    const results = async () => JSON.parse((await presenter.send('GET', '/results')).text).results;
    await ask('First?', 0);
    const guest = await enter();
    const { question } = await presenter.status();
    await guest.send('PUT', `votes/${question.id}`, { choice: 1 });
    // What is not closed is nothing yet.
    expect(await results()).toEqual([]);
    await presenter.send('POST', '/question/close');
    await ask('Second?', 3);
    await presenter.send('POST', '/question/close');
    const said = [
      { after: 0, text: 'First?', options: ['This', 'That'], counts: [0, 1] },
      { after: 3, text: 'Second?', options: ['This', 'That'], counts: [0, 0] },
    ];
    expect(await results()).toEqual(said);
    expect((await guest.ask('results')).status).toBe(404);

    await presenter.send('POST', '/close');
    await server.redis.hset(roomKeys(code).state, 'closesAt', 1);
    await server.redis.zadd(ROOMS_KEY, 1, code);
    await expect.poll(() => server.redis.exists(roomKeys(code).state), { timeout: 20_000 }).toBe(0);
    expect(await results()).toEqual(said);
    // The next room begins with a table of its own.
    await presenter.open();
    const { text } = await server.ask(`/api/sandboxes/${sandbox.id}/room/counts.csv`);
    expect(text).not.toContain('First?');
    expect(await server.redis.ttl(sandboxKeys(sandbox.id).results)).toBeGreaterThan(0);
  });

  it('tells its presenter who is stuck and where they are, and gives the counts as a file without names', async () => {
    const { server, sandbox, presenter, enter } = await setup();
    const guest = await enter();
    expect((await guest.send('PUT', 'hand', { name: ' =Ada ' })).status).toBe(204);
    expect((await guest.send('PUT', 'hand', { name: 'a\u0000b' })).status).toBe(400);
    expect((await guest.send('PUT', 'beat', { lesson: 'the-lost-ticket', step: 'look' })).status).toBe(204);
    expect((await guest.send('PUT', 'beat', { lesson: '<b>', step: null })).status).toBe(400);
    const { hands, beats } = await presenter.status();
    expect(hands).toEqual([{ hand: expect.stringMatching(/^[0-9a-f]{12}$/), name: '=Ada' }]);
    expect(beats).toEqual([{ place: { lesson: 'the-lost-ticket', step: 'look' }, count: 1 }]);
    await presenter.send('POST', '/question', { name: 'q', text: '=1+1', options: ['@a', 'b'] });
    await presenter.send('POST', '/question/close');
    const { text, headers } = await server.ask(`/api/sandboxes/${sandbox.id}/room/counts.csv`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text.trim().split('\r\n')).toEqual([
      '"What","Which","Count"',
      '"Here now","",0',
      '"At the beat","the-lost-ticket look",1',
      `"'=1+1","'@a",0`,
      `"'=1+1","b",0`,
    ]);
    await presenter.send('DELETE', `/hands/${hands[0].hand}`);
    expect((await presenter.status()).hands).toEqual([]);
    await guest.send('PUT', 'hand', { name: 'Ada' });
    await guest.send('DELETE', 'hand');
    expect((await presenter.status()).hands).toEqual([]);
  });

  it('counts which checks keep its guests from passing, each guest once and by their last run', async () => {
    const { server, sandbox, presenter, enter, code } = await setup();
    const guests = [await enter(), await enter(), await enter()] as const;
    const tell = (guest: (typeof guests)[number], failed: unknown, exercise: unknown = 'challenge') =>
      guest.send('PUT', 'checks', { exercise, failed });
    expect((await tell(guests[0], ['logs-out'])).status).toBe(204);
    // Saying it twice, or again and again, counts for no more.
    expect((await tell(guests[0], ['cookie-httponly', 'cookie-httponly', 'login-awaited'])).status).toBe(204);
    expect((await tell(guests[1], ['cookie-httponly'])).status).toBe(204);
    expect((await tell(guests[2], [])).status).toBe(204);
    const forged: [unknown, unknown?][] = [
      [['<b>']],
      [['=1+1']],
      [['a'.repeat(41)]],
      [Array.from({ length: 81 }, (_, count) => `check-${count}`)],
      ['cookie-httponly'],
      [null],
      [[], '../x'],
    ];
    for (const [failed, exercise] of forged) {
      expect((await tell(guests[1], failed, exercise ?? 'challenge')).status).toBe(400);
    }
    expect((await tell(guests[1], ['x'.repeat(5000)])).status).toBe(413);
    const stranger = await server.ask(`/api/rooms/${code}/checks`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"exercise":"challenge","failed":[]}',
    });
    expect(stranger.status).toBe(403);
    expect((await presenter.status()).exercises).toEqual([
      {
        exercise: 'challenge',
        guests: 3,
        passed: 1,
        failing: [
          { check: 'cookie-httponly', count: 2 },
          { check: 'login-awaited', count: 1 },
        ],
      },
    ]);
    const { text } = await server.ask(`/api/sandboxes/${sandbox.id}/room/counts.csv`);
    expect(text.trim().split('\r\n').slice(2)).toEqual([
      '"Ran the exercise","challenge",3',
      '"Passed it","challenge",1',
      '"Failed the check","challenge cookie-httponly",2',
      '"Failed the check","challenge login-awaited",1',
    ]);
    // Guests hear nothing of it.
    expect((await guests[0].ask('news?after=0')).text).not.toContain('cookie-httponly');
  });

  it('closes with all its sandboxes, and can be had back until then', async () => {
    const { server, presenter, enter, follow, code, sandbox } = await setup();
    const own = { lesson: 'the-lost-ticket', step: null };
    await presenter.send('PUT', '/own', { own });
    const reader = await follow();
    const { id } = JSON.parse((await (await enter()).send('POST', 'sandbox')).text);
    const closed = await presenter.send('POST', '/close');
    expect(JSON.parse(closed.text).room.closesInMs).toBeLessThanOrEqual(10_000);
    // However long this test takes.
    await server.redis.hset(roomKeys(code).state, 'closesAt', Date.now() + 600_000);
    await reader.until(({ told }) => told()?.isClosing === true);
    await presenter.send('POST', '/stay');
    await reader.until(({ told }) => told()?.isClosing === false);
    expect((await presenter.status()).closesInMs).toBeNull();

    await presenter.send('POST', '/close');
    // Its ten seconds are over.
    await server.redis.hset(roomKeys(code).state, 'closesAt', 1);
    await server.redis.zadd(ROOMS_KEY, 1, code);
    await reader.until(({ isOver }) => isOver());
    expect(await presenter.status()).toBeNull();
    expect((await server.ask(`/api/rooms/${code}/news`)).status).toBe(404);
    await expect.poll(async () => server.redis.exists(roomKeys(code).state, roomKeys(code).own)).toBe(0);
    expect(await server.redis.exists(sandboxKeys(id).meta)).toBe(0);
    expect((await server.ask(`/api/sandboxes/${id}`)).status).toBe(404);
    expect((await server.ask(`/api/sandboxes/${sandbox.id}`)).status).toBe(200);
    expect(await presenter.open()).not.toBe(code);
  });

  it('vanishes when its presenter has been away for too long', async () => {
    const { server, follow, code, presenter } = await setup();
    const reader = await follow();
    await reader.until(({ told }) => told() !== null);
    const { doorbell: _, ...keys } = roomKeys(code);
    const there = await server.redis.keys(`coatcheck:room:{${code}}:*`);
    expect(there).not.toEqual([]);
    for (const key of there) expect(await server.redis.ttl(key)).toBeGreaterThan(0);
    // Its hours are over.
    await server.redis.del(keys.state);
    await server.redis.zadd(ROOMS_KEY, 1, code);
    await reader.until(({ isOver }) => isOver());
    expect(await presenter.status()).toBeNull();
    expect((await server.ask(`/api/rooms/${code}/news`)).status).toBe(404);
    await expect.poll(() => server.redis.zscore(ROOMS_KEY, code), { timeout: 20_000 }).toBeNull();
    expect(await server.redis.keys(`coatcheck:room:{${code}}:*`)).toEqual([]);
  });
});
