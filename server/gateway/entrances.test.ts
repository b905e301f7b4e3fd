import { expect, it } from 'vitest';
import type { Headers, TraceEvent } from '#shared/trace/event.ts';
import { headerValues } from '#shared/trace/header-values.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
const JSON_TYPE = { 'content-type': 'application/json' };
/** What a browser says when somebody gives it an address, to localhost and over plain http. */
const NAVIGATIONS = [
  {
    accept: 'text/html,*/*;q=0.8',
    'sec-fetch-site': 'none',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  },
  { accept: 'text/html,*/*;q=0.8' },
];

const senders = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'request' || event.type === 'note' ? [event.actor.name] : []));
const cookiesOf = (headers: Headers) => headerValues(headers, 'cookie');

describeOnEachRedis('who comes in', (redisUrl) => {
  async function setup() {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    /** A browser of its own, with the cookies it is given by path. */
    const open = (agent = CHROME) => {
      const jar = new Map<string, string>();
      return async (
        path: string,
        { headers = {}, ...init }: { method?: string; body?: string; headers?: object } = {},
      ) => {
        const sent = [...jar]
          .filter(([key]) => path.startsWith(key.split(' ')[0] ?? ''))
          .map(([, pair]) => pair);
        const cookie = sent.length > 0 ? { cookie: sent.join('; ') } : {};
        const answer = await server.ask(path, {
          ...init,
          headers: { 'user-agent': agent, ...cookie, ...headers },
        });
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [pair = ''] = line.split(';');
          jar.set(`${/Path=([^;]*)/.exec(line)?.[1]} ${pair.split('=')[0]}`, pair);
        }
        return answer;
      };
    };
    return { server, sandbox, open, mount: sandbox.mount, origin: new URL(server.url).origin };
  }

  const entrances = [
    '',
    'stage',
    'practice/mixed',
    'lessons/the-coat-check',
    'login',
    'dashboard',
    'admin',
    'api/protected',
    'nowhere',
  ];
  it.each(entrances.map((entrance, index) => [entrance, NAVIGATIONS[index % 2] ?? {}] as const))(
    'is somebody else than whoever is there already, by the entrance “%s”',
    async (entrance, headers) => {
      const { sandbox, open, mount, origin } = await setup();
      const [first, second, third] = [open(), open(), open()];
      for (const browser of [first, second, third]) {
        await browser(mount + (browser === first ? '' : entrance), { headers });
        const body = JSON.stringify({ username: 'ada', password: 'poetical-science' });
        await browser(`${mount}api/login`, {
          method: 'POST',
          body,
          headers: { ...JSON_TYPE, referer: `${origin}${mount}login` },
        });
      }
      for (const browser of [first, second, third])
        expect((await browser(`${mount}api/protected`)).status).toBe(200);
      const { events } = await sandbox.trace();
      const logins = events.flatMap((event) =>
        event.type === 'request' && event.method === 'POST' ? [event.actor.name] : [],
      );
      expect(logins).toEqual(['Browser', 'Second browser', 'Browser 3']);
      expect(senders(events).slice(-3)).toEqual(logins);
      expect(JSON.stringify(events)).not.toMatch(/coatcheck_device/);
    },
  );

  it('is somebody else also by a request of a page that is no page of the sandbox', async () => {
    const { sandbox, open, mount } = await setup();
    const [first, second] = [open(), open()];
    await first(mount);
    const body = JSON.stringify({ username: 'ada', password: 'poetical-science' });
    const headers = { ...JSON_TYPE, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' };
    const answer = await second(`${mount}api/login`, { method: 'POST', body, headers });
    // Both cookies come along: the demo app's, and the product's.
    expect(answer.headers['set-cookie']?.map((line) => line.split('=')[0])).toEqual([
      'session_id',
      'coatcheck_device',
      'coatcheck_device',
    ]);
    expect((await second(`${mount}api/protected`)).status).toBe(200);
    expect(senders((await sandbox.trace()).events)).toEqual(['Second browser', 'Second browser']);
  });

  it('is the first browser where nobody was before, by whatever entrance', async () => {
    const { sandbox, open, mount } = await setup();
    const [first, second] = [open(), open()];
    await first(`${mount}login`, { headers: NAVIGATIONS[0] ?? {} });
    await second(mount);
    await second(`${mount}login`);
    await first(mount);
    await first(`${mount}api/protected`);
    expect(senders((await sandbox.trace()).events)).toEqual(['Browser', 'Second browser', 'Browser']);
  });

  it('is nobody new where another site, or a script, leaves the cookie out', async () => {
    const { sandbox, open, mount, origin } = await setup();
    await open()(mount);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' },
      {
        'sec-fetch-site': 'same-origin',
        'sec-fetch-dest': 'empty',
        referer: `${origin}${mount}lessons/a`,
      },
    ]) {
      const answer = await open()(`${mount}api/protected`, { headers });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(senders((await sandbox.trace()).events)).toEqual(['Browser', 'Browser']);
  });

  it('is who it says it is where it is a program', async () => {
    const { sandbox, mount, server } = await setup();
    const agents = [
      'curl/8.7.1',
      'Wget/1.21',
      'HTTPie/3.2',
      'python-requests/2.32',
      'node',
      'PostmanRuntime/7.4',
      'mine/1',
    ];
    for (const agent of agents) {
      const answer = await server.ask(`${mount}login`, {
        headers: { 'user-agent': agent, accept: 'text/html' },
      });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(senders((await sandbox.trace()).events)).toEqual([
      'curl',
      'Wget',
      'HTTPie',
      'Python',
      'Node',
      'Postman',
      'Program',
    ]);
  });

  it('is told from others in what its page’s script notes, too', async () => {
    const { server, sandbox, open, mount } = await setup();
    const [first, second] = [open(), open()];
    await first(mount);
    await second(mount);
    const path = `/api/sandboxes/${sandbox.id}/notes`;
    const body = JSON.stringify({ kind: 'script-read-cookies', visible: [] });
    for (const browser of [first, second]) {
      expect((await browser(path, { method: 'POST', body, headers: JSON_TYPE })).status).toBe(201);
    }
    await server.ask(path, { method: 'POST', body, headers: JSON_TYPE });
    expect(senders((await sandbox.trace()).events)).toEqual(['Browser', 'Second browser', 'Browser']);
  });

  it('is shown without cookies that are none of the demo app’s, and this is said', async () => {
    const { sandbox, open, mount } = await setup();
    const browser = open();
    await browser(`${mount}login`, { headers: NAVIGATIONS[0] ?? {} });
    await browser(`${mount}api/protected`);
    await sandbox.ask('api/protected', {
      headers: { 'user-agent': CHROME, cookie: 'a=1; b=2; session_id=7' },
    });
    const { events } = await sandbox.trace();
    const told = events.flatMap((event) => ('leftOut' in event ? [[event.type, event.leftOut]] : []));
    expect(told).toEqual([
      ['response', { own: true, others: 0 }],
      ['request', { own: true, others: 0 }],
      ['request', { own: false, others: 2 }],
    ]);
  });
});

describeOnEachRedis('a cookie of another program that is called session_id', (redisUrl) => {
  const uuid = '550e8400-e29b-41d4-a716-446655440000';
  const strange = [uuid, 's%3Aabcdef.GHIJKL', `eyJhbGciOi.${'x'.repeat(900)}`];

  it.each(strange)('is not recorded, and is refused as what it is: %s', async (value) => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const headers = { 'user-agent': CHROME, cookie: `session_id=${value}` };
    const answer = await sandbox.ask('api/protected', { headers });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([401, { error: 'no session of this site' }]);
    // After a login here this site's own cookie goes first, as its path is the longer one.
    const { cookie } = await sandbox.logIn();
    const both = { ...headers, cookie: `${cookie}; ${headers.cookie}` };
    expect((await sandbox.ask('api/protected', { headers: both })).status).toBe(200);
    const { events } = await sandbox.trace();
    expect(JSON.stringify(events)).not.toContain(value.slice(0, 12));
    const sent = events.flatMap((event) => (event.type === 'request' ? cookiesOf(event.headers) : []));
    expect(sent).toEqual(['session_id=••••••', `${cookie}; session_id=••••••`]);
  });

  it('is shown where any id is taken up, as a planted one is then', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    await server.ask(`/api/sandboxes/${sandbox.id}/settings`, {
      method: 'PATCH',
      headers: JSON_TYPE,
      body: JSON.stringify({ unknownId: 'adopted' }),
    });
    await sandbox.ask('api/protected', { headers: { 'user-agent': CHROME, cookie: `session_id=${uuid}` } });
    expect(JSON.stringify((await sandbox.trace()).events)).toContain(uuid);
  });
});
