import { expect, it, vi } from 'vitest';
import { openSite, passwords, sessionIdIn, ttlSeconds } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

describeOnEachStore('logging in', (openStore) => {
  it('answers who it is and hands out one cookie, out of reach of scripts and other sites', async () => {
    const { send } = await openSite(openStore);
    const answer = await send('POST /api/login', { json: { username: 'ada', password: passwords.ada } });
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({ user: { id: 2, role: 'member' } });

    const [line = '', ...more] = answer.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(line.length).toBeLessThanOrEqual(4096);
    const [pair, ...attributes] = line.split('; ');
    expect(pair).toMatch(/^session_id=[0-9a-f]{32}$/);
    const expires = attributes.find((attribute) => attribute.startsWith('Expires=')) ?? '';
    expect(attributes.filter((attribute) => attribute !== expires).sort()).toEqual([
      'HttpOnly',
      `Max-Age=${ttlSeconds}`,
      'Path=/',
      'SameSite=Lax',
    ]);
    const lifetime = Date.parse(expires.slice('Expires='.length)) - Date.now();
    expect(Math.abs(lifetime - ttlSeconds * 1000)).toBeLessThan(3000);
  });

  it('marks the cookie Secure where the site is served over https', async () => {
    const { send } = await openSite(openStore, { secureCookies: true });
    const answer = await send('POST /api/login', { json: { username: 'ada', password: passwords.ada } });
    expect(answer.headers.getSetCookie()[0]?.split('; ')).toContain('Secure');
  });

  it('stores session and lifetime in one step, and nothing secret', async () => {
    const verify = async () => ({ id: 2, role: 'member', passwordHash: 'scrypt$secret' });
    const { traffic, store, logIn, ids, keys } = await openSite(openStore, {
      users: { verify },
      now: () => 5000,
    });
    await logIn('ada', { headers: { 'user-agent': 'curl/8.5.0' } });
    const [id = ''] = ids;
    const record = '{"userId":2,"role":"member","name":"ada","device":"curl/8.5.0","createdAt":5000}';
    expect(traffic.log).toEqual([
      `SETEX session:${id} 3600 ${record}; SADD user-sessions:2 ${id}; EXPIRE user-sessions:2 3600`,
    ]);
    expect((await keys()).sort()).toEqual([`session:${id}`, 'user-sessions:2']);
    expect(await store.redis.get(`session:${id}`)).toBe(record);
    for (const key of await keys()) {
      const left = await store.redis.ttl(key);
      expect(left).toBeGreaterThan(ttlSeconds - 4);
      expect(left).toBeLessThanOrEqual(ttlSeconds);
    }
  });

  it('gives a wrong name and a wrong password one and the same answer, and no cookie', async () => {
    const { send, logIn, traffic, keys } = await openSite(openStore);
    await logIn('ada');
    const before = [await keys(), [...traffic.log]];
    const attempts = [
      ['nobody', passwords.ada],
      ['ada', 'wrong'],
      ['ada', passwords.grace],
      ['ADA', passwords.ada],
      ['__proto__', 'x'],
      ['ada ', `${passwords.ada}`],
    ].map(([username, password]) => send('POST /api/login', { json: { username, password } }));
    const seen = (await Promise.all(attempts)).map(({ status, headers, text }) => {
      const told = [...headers].filter(([name]) => name !== 'date');
      return JSON.stringify([status, told, text]);
    });
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toContain('[401,');
    expect(seen[0]).toContain('wrong name or password');
    expect(seen[0]).not.toContain('set-cookie');
    expect([await keys(), traffic.log]).toEqual(before);
  });

  it('leaves a live session alone when a login fails', async () => {
    const { send, logIn } = await openSite(openStore);
    const cookie = await logIn('ada');
    await send('POST /api/login', { cookie, json: { username: 'ada', password: 'wrong' } });
    expect((await send('GET /api/protected', { cookie })).status).toBe(200);
  });

  it('never adopts an id that the client brings along', async () => {
    const { send, keys } = await openSite(openStore);
    const planted = 'feedfacefeedfacefeedfacefeedface';
    const json = {
      username: 'ada',
      password: passwords.ada,
      session_id: planted,
      sessionId: planted,
      id: planted,
    };
    const answer = await send(`POST /api/login?session_id=${planted}`, {
      cookie: `session_id=${planted}`,
      json,
    });
    expect(answer.status).toBe(200);
    expect(sessionIdIn(answer)).not.toBe(planted);
    expect(await keys()).not.toContain(`session:${planted}`);
    expect((await send('GET /api/protected', { cookie: `session_id=${planted}` })).status).toBe(401);
  });

  it('ends a live session that the attacker has planted, and hands out another id', async () => {
    const { send, logIn, keys } = await openSite(openStore);
    const planted = await logIn('linus');
    const fresh = await logIn('ada', { cookie: planted });
    expect(fresh).not.toBe(planted);
    expect((await send('GET /api/protected', { cookie: planted })).status).toBe(401);
    expect((await send('GET /api/protected', { cookie: fresh })).json()).toEqual({
      user: { id: 2, role: 'member' },
    });
    expect((await keys()).filter((key) => key.startsWith('session:'))).toHaveLength(1);
  });

  it('leaves no orphan when somebody logs in twice from one browser', async () => {
    const { logIn, keys, store } = await openSite(openStore);
    const first = await logIn('ada');
    await logIn('ada', { cookie: first });
    expect((await keys()).filter((key) => key.startsWith('session:'))).toHaveLength(1);
    expect(await store.redis.smembers('user-sessions:2')).toHaveLength(1);
  });

  it('keeps two people, and two devices of one, apart', async () => {
    const { send, logIn } = await openSite(openStore);
    const cookies = await Promise.all(['ada', 'grace', 'ada'].map((name) => logIn(name)));
    expect(new Set(cookies).size).toBe(3);
    const answers = await Promise.all(cookies.map((cookie) => send('GET /api/protected', { cookie })));
    expect(answers.map((answer) => answer.json())).toEqual(
      [2, 3, 2].map((id) => ({ user: { id, role: 'member' } })),
    );
  });

  it('makes ids that nobody can foresee, even where clock and Math.random stand still', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000);
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const verify = async () => ({ id: 2, role: 'member' });
    const sites = [
      await openSite(openStore, { users: { verify } }),
      await openSite(openStore, { users: { verify } }),
    ];
    const ids: string[] = [];
    for (const site of sites) {
      for (let count = 0; count < 20; count++) {
        const json = { username: 'ada', password: 'any' };
        ids.push(sessionIdIn(await site.send('POST /api/login', { json })) ?? '');
      }
    }
    expect(new Set(ids).size).toBe(40);
    const bits = ids.map((id) => BigInt(`0x${id}`));
    const varying = Array.from(
      { length: 128 },
      (_, bit) => new Set(bits.map((id) => (id >> BigInt(bit)) & 1n)),
    );
    expect(varying.filter((values) => values.size === 2).length).toBeGreaterThanOrEqual(100);
  });
});
