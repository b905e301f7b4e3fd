import type { Page } from '@playwright/test';
import type { SandboxSettings } from '#shared/sandbox/settings.ts';

/** Names as long as they may be, and such as try to be more than a name. */
const longNames = ['W'.repeat(24), '<b onclick=alert(1)>x</b', 'A\u202Eb c d e f g h i j k l '];
const hostileLogins = [
  'x;S->>B: forged',
  'x\nServer->>Browser: forged',
  '%%{init: {"securityLevel": "loose"}}%%',
  '<img src=x onerror="document.title=\'owned\'">',
  '🧥'.repeat(40),
];

/**
 * Tells, by the sandbox's own routes, nearly all that its picture can have to show: three, four and five lanes, two servers, sessions in
 * memory and on disk, a thief, an admin who revokes, a store that is down, time that is up, names that are long or hostile.
 * @returns its acts, to be told one after another
 */
export function crowdedStory(
  page: Page,
  serverUrl: string,
  id: string,
  url: string,
): readonly (() => Promise<void>)[] {
  const headers = { origin: new URL(serverUrl).origin };
  const ask = async (path: string, data: unknown, method = 'POST') => {
    const answer = await page.request.fetch(new URL(path, serverUrl).href, { method, headers, data });
    if (answer.status() >= 500 || answer.status() === 404)
      throw new Error(`Could not ask for ${path}: ${answer.status()} ${await answer.text()}`);
    return answer;
  };
  const control = (what: string, data: unknown, method = 'POST') =>
    ask(`api/sandboxes/${id}/${what}`, data, method);
  const set = (change: Partial<SandboxSettings>) => control('settings', change, 'PATCH');
  const browse = (path: string) => page.request.get(new URL(path, url).href, { maxRedirects: 0 });
  const logIn = (username: string, password: string) =>
    page.request.post(new URL('api/login', url).href, { headers, data: { username, password } });
  const meet = async (name: string, kind: string) => {
    const device: { id: string } = await (await control('devices', { name, kind })).json();
    const send = (method: string, path: string, json?: Record<string, string>, take?: { cookie: string }) =>
      control(`devices/${device.id}/requests`, { method, path, json, take });
    return {
      logIn: (username: string, password: string) => send('POST', '/api/login', { username, password }),
      get: (path: string) => send('GET', path),
      post: (path: string) => send('POST', path),
      take: (cookie: string) => send('GET', '/dashboard', undefined, { cookie }),
    };
  };
  const ticket = async () =>
    (await page.context().cookies(new URL('dashboard', url).href)).find(({ name }) => name === 'session_id')
      ?.value ?? '';

  // Three lanes: who stays from here on is not there yet.
  const begin = async () => {
    await logIn('ada', 'wrong');
    await logIn('ada', 'poetical-science');
    await browse('api/protected');
  };

  const goOn = async () => {
    const phone = await meet('Phone', 'device');
    await phone.logIn('grace', 'nanosecond');
    await phone.get('/dashboard');
    const thief = await meet('Thief', 'attacker');
    await thief.get('/dashboard');
    await thief.take(await ticket());
    const admin = await meet('Admin', 'admin');
    await admin.logIn('admin', 'secret');
    await admin.post('/api/admin/users/2/revoke');
    await thief.get('/api/protected');
    await browse('dashboard');
    for (const name of longNames) {
      const guest = await meet(name, 'device');
      await guest.logIn('linus', 'just-for-fun');
      await guest.get('/api/protected?with=a+long+question&and=more');
    }
    for (const name of hostileLogins) await logIn(name, 'wrong');

    await set({ servers: ['A', 'B'] });
    await logIn('ada', 'poetical-science');
    await browse('api/protected');
    await browse('dashboard');
    await thief.take(await ticket());
    for (const sessionsIn of ['memory', 'disk'] as const) {
      await set({ sessionsIn });
      await logIn('ada', 'poetical-science');
      await browse('api/protected');
      await browse('api/protected');
      await phone.logIn('grace', 'nanosecond');
      await phone.get('/dashboard');
      await admin.logIn('admin', 'secret');
      await control('servers/B/restart', undefined);
      await phone.get('/dashboard');
      await browse('dashboard');
    }
    await set({ sessionsIn: 'redis', servers: ['A'] });
    await logIn('ada', 'poetical-science');
    await set({ storeUp: false });
    await browse('dashboard');
    await set({ storeUp: true });
    await phone.logIn('grace', 'nanosecond');
    for (let more = 0; more < 3; more += 1) await admin.logIn('admin', 'secret');
    await control('clock', { byMs: 40 * 60_000 });
    await browse('dashboard');
    await control('clock', { to: 'closing-time' });
    await browse('dashboard');
    await logIn('ada', 'poetical-science');
    await page.request.post(new URL('api/logout', url).href, { headers });
  };
  return [begin, goOn];
}
