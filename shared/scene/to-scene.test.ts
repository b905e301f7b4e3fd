import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstSettings, type SandboxSettings } from '../sandbox/settings.ts';
import { sessionIdOf } from '../session/vocabulary.ts';
import { ownLogin, ownLogout, ownLookup, ownRecord } from '../trace/own-store-stories.ts';
import { attacker, browser, createTraceBuilder, curl, type TraceBuilder } from '../trace/trace-builder.ts';
import {
  dashboardExchange,
  exampleSessionId as id,
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
  wrongPasswordExchange,
} from '../trace/trace-stories.ts';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { foldWorld } from '../world/fold-world.ts';
import { tellScene } from './tell-scene.ts';
import { toScene } from './to-scene.ts';

const otherId = '9c0e5512ab7744d0a1f3c6d8e9b20417';
const admin = { id: 'admin', kind: 'admin', name: 'Admin' } as const;

const sceneAt = ({ events }: TraceBuilder, upTo = events.length) => {
  const world = foldWorld(events, upTo);
  return { ...toScene(world, events), caption: tellScene(world, events) };
};
/** The motions from event `from` on. */
const motions = (trace: TraceBuilder, from = 1) =>
  trace.events.slice(from - 1).map(({ number }) => sceneAt(trace, number).motion.kind);

const revokeExchange = (trace: TraceBuilder) =>
  trace.exchange({
    actor: admin,
    method: 'POST',
    path: '/api/admin/users/2/revoke',
    cookie: `session_id=${otherId}`,
    calls: [{ transaction: true, commands: [['DEL', `session:${id}`]], replies: [1] }],
    status: 200,
    reason: 'OK',
  });

const login = ['stepped-up', 'walked', 'handed-in', 'ticket-given'];
const lookup = ['shown', 'walked', 'looked-up', 'served'];

it.each<[string, (trace: TraceBuilder) => unknown, string[]]>([
  ['a login', loginExchange, login],
  ['a wrong password', wrongPasswordExchange, ['stepped-up', 'turned-away']],
  ['a lookup', (trace) => lookupExchange(loginExchange(trace)), [...login, ...lookup]],
  ['the dashboard', (trace) => dashboardExchange(loginExchange(trace)), [...login, ...lookup]],
  [
    'a logout, and the old ticket tried again by its own holder',
    (trace) => oldTicketExchange(logoutExchange(loginExchange(trace))),
    [
      ...login,
      ...['shown', 'walked', 'looked-up', 'walked', 'given-back', 'torn'],
      ...['shown', 'walked', 'looked-up', 'turned-away'],
    ],
  ],
  [
    'a stolen ticket, which is stolen once and then shown',
    (trace) => {
      loginExchange(trace);
      lookupExchange(trace, { actor: attacker });
      lookupExchange(trace, { actor: attacker });
    },
    [...login, 'stolen', ...lookup.slice(1), ...lookup],
  ],
  [
    'closing time',
    (trace) => oldTicketExchange(loginExchange(trace).wait(3_600_000)),
    [...login, 'expired', 'walked', 'looked-up', 'turned-away'],
  ],
  [
    'a revocation',
    (trace) => {
      loginExchange(trace);
      loginExchange(trace, { actor: admin, username: 'admin', userId: 1, role: 'admin', sessionId: otherId });
      revokeExchange(trace);
      oldTicketExchange(trace);
    },
    [
      ...login,
      ...login,
      ...['shown', 'walked', 'revoked', 'served'],
      ...['shown', 'walked', 'looked-up', 'turned-away'],
    ],
  ],
  ['a page without a session', dashboardWithoutTicket, ['stepped-up', 'turned-away']],
  ['a script that reads the cookies', (trace) => trace.scriptReadsCookies(), ['none']],
])('tells the motions of %s', (_, tell, expected) => {
  const trace = createTraceBuilder();
  tell(trace);
  expect(motions(trace)).toEqual(expected);
});

function dashboardWithoutTicket(trace: TraceBuilder) {
  trace.exchange({
    method: 'GET',
    path: '/dashboard',
    status: 302,
    reason: 'Found',
    responseHeaders: [['Location', '/login']],
  });
}

it('stands quiet and empty before anything has happened, with one attendant waiting', () => {
  const scene = sceneAt(createTraceBuilder());
  expect(scene).toMatchObject({ upTo: 0, hooks: [], guests: [], taken: [], bare: null, speech: null });
  expect(scene.attendants).toEqual([{ id: 'A', name: 'Server A', at: { type: 'counter' } }]);
  expect(scene.motion.kind).toBe('none');
  expect(scene.description).toBe('Server A stands at the counter. The rack is empty.');
});

it('hangs the coat on a hook, gives its number as a ticket, and takes both away at logout', () => {
  const trace = logoutExchange(loginExchange(createTraceBuilder()));
  expect(sceneAt(trace, 1).guests[0]).toMatchObject({ isAtCounter: true, coat: { owner: 'ada' } });
  const hung = sceneAt(trace, 4);
  expect(hung.hooks).toMatchObject([
    { id, key: `session:${id}`, number: '4f2a', place: 0, coat: { owner: 'ada' } },
  ]);
  expect(hung.guests[0]).toMatchObject({ coat: null, tickets: [{ id, worth: 'live', isShown: false }] });
  expect(sceneAt(trace, 5).guests[0]?.tickets[0]?.isShown).toBe(true);
  const back = sceneAt(trace, 9);
  expect(back.hooks).toEqual([]);
  expect(back.taken).toMatchObject([{ id, place: 0 }]);
  expect(back.guests[0]?.coat?.owner).toBe('ada');
  expect(sceneAt(trace, 10).guests[0]?.tickets).toEqual([]);
});

it('sends the attendant to the hook that a command names, and back with the answer', () => {
  const trace = lookupExchange(loginExchange(createTraceBuilder()));
  const where = [5, 6, 7, 8].map((upTo) => sceneAt(trace, upTo).attendants[0]?.at);
  const atHook = { type: 'rack', reaching: id, rack: 'store' };
  expect(where).toEqual([{ type: 'counter' }, atHook, atHook, { type: 'counter' }]);
});

it('shows the bare hook where an old number is looked for', () => {
  const trace = oldTicketExchange(logoutExchange(loginExchange(createTraceBuilder())));
  expect(sceneAt(trace, 13).bare).toEqual({ id, number: '4f2a', place: 0, rack: 'store' });
  expect(sceneAt(trace, 14).bare).toBeNull();
});

it('gives a coat out only where one hangs: an old ticket is served the login form', () => {
  const trace = loginExchange(createTraceBuilder());
  const serve = (path: string) =>
    trace.exchange({ method: 'GET', path, cookie: `session_id=${id}`, status: 200, reason: 'OK' });
  expect(sceneAt(serve('/dashboard')).speech?.text).toBe('Here you are!');
  logoutExchange(trace);
  expect(sceneAt(serve('/login')).speech?.text).toBe('At your service.');
});

it('keeps every coat on its place while others come and go', () => {
  const trace = createTraceBuilder();
  for (const sessionId of ['one', 'two', 'three']) loginExchange(trace, { sessionId });
  logoutExchange(trace, { sessionId: 'two' });
  const places = () => sceneAt(trace).hooks.map((hook) => [hook.id, hook.place]);
  expect(places()).toEqual([
    ['one', 0],
    ['three', 2],
  ]);
  loginExchange(trace, { sessionId: 'four' });
  expect(places()).toEqual([
    ['one', 0],
    ['three', 2],
    ['four', 1],
  ]);
});

it('knows where a ticket comes from', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  lookupExchange(trace, { actor: curl });
  oldTicketExchange(trace, { actor: attacker, sessionId: otherId });
  logoutExchange(trace);
  oldTicketExchange(trace, { actor: browser });
  const origins = sceneAt(trace).guests.map(({ name, tickets }) => [name, tickets[0]?.origin]);
  expect(origins).toEqual([
    ['Browser', { type: 'kept' }],
    ['curl', { type: 'copied', from: 'browser' }],
    ['Attacker', { type: 'made-up' }],
  ]);
});

it('says the difference between a logout and a torn ticket whose coat still hangs', () => {
  const trace = loginExchange(createTraceBuilder()).exchange({
    method: 'POST',
    path: '/api/logout',
    cookie: `session_id=${id}`,
    status: 204,
    reason: 'No Content',
    setCookie: ['session_id=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
  });
  expect(sceneAt(trace).motion.kind).toBe('torn');
  expect(sceneAt(trace).caption).toContain('the coat still hangs on hook 4f2a');
  expect(sceneAt(logoutExchange(loginExchange(createTraceBuilder()))).caption).toContain(
    'off its hook as well',
  );
});

it('gives the people of the demo coats of different cloth', () => {
  const trace = createTraceBuilder();
  for (const username of ['admin', 'ada', 'grace', 'linus'])
    loginExchange(trace, { username, sessionId: username });
  expect(new Set(sceneAt(trace).hooks.map(({ coat }) => coat.cloth)).size).toBe(4);
});

const twoMemories = { ...firstSettings, servers: ['A', 'B'], sessionsIn: 'memory' } as SandboxSettings;
it('gives each of two servers with memories a rack of its own, and finds nothing on the wrong one', () => {
  const trace = createTraceBuilder().note({ kind: 'settings-changed', settings: twoMemories });
  ownLogin(trace);
  expect(sceneAt(trace)).toMatchObject({
    racks: [{ id: 'A' }, { id: 'B' }],
    hooks: [{ id, rack: 'A', place: 0 }],
    attendants: [{ id: 'A' }, { id: 'B' }],
  });
  ownLookup(trace, { server: 'B', found: null });
  const atB = sceneAt(trace, trace.events.length - 1);
  expect(atB.bare).toMatchObject({ id, rack: 'B' });
  expect(atB.hooks).toMatchObject([{ id, rack: 'A' }]);
  expect(atB.caption).toContain('on the other attendant’s rack');
  ownLookup(trace, { found: ownRecord() });
  expect(sceneAt(trace, trace.events.length - 1).bare).toBeNull();
  trace.note({ kind: 'server-changed', now: 'restarted' }, 'A');
  expect(sceneAt(trace)).toMatchObject({ motion: { kind: 'restarted', sessions: [id] }, hooks: [] });
  expect(sceneAt(trace).caption).toContain('ada’s coat off hook 4f2a, gone for good');
});

it.each(['memory', 'disk'] as const)(
  'leaves a coat in a %s on its hook past its time, until somebody looks',
  (sessionsIn) => {
    const settings = { ...twoMemories, sessionsIn };
    const trace = createTraceBuilder({ at: 0 }).note({ kind: 'settings-changed', settings });
    const story = { store: sessionsIn, expiresAt: 60_000 };
    ownLogin(trace, story);
    expect(sceneAt(trace, sessionsIn === 'memory' ? 3 : 4).caption).toMatch(
      /may stay for 1 minute\. Nobody watches the clock here/,
    );
    trace.wait(90_000).note({ kind: 'clock-moved', byMs: 90_000 });
    expect(sceneAt(trace).hooks).toMatchObject([{ id, key: id, store: sessionsIn, expiresAt: 60_000 }]);
    expect(sceneAt(trace).description).toContain('ada’s on hook 4f2a, past its time.');
    const from = trace.events.length + 1;
    ownLookup(trace, { ...story, found: ownRecord(story), isOver: true });
    expect(motions(trace, from)).toEqual(['shown', 'looked-up', 'expired', 'turned-away']);
    expect(sceneAt(trace, from + 1)).toMatchObject({ bare: null, speech: { text: 'Its time is up.' } });
    expect(sceneAt(trace, from + 1).caption).toMatch(/still hangs ada’s coat, but its time is up/);
    const noticed = sceneAt(trace, from + 2);
    expect(noticed).toMatchObject({ hooks: [], taken: [{ id }] });
    expect(noticed.caption).toMatch(/sees only now that time was up, and takes ada’s coat off hook/);
    expect(noticed.guests.map(({ coat }) => coat)).toEqual([null]);
  },
);

it('gives a coat back from a server’s own rack to whoever shows its ticket', () => {
  const trace = ownLogin(createTraceBuilder().note({ kind: 'settings-changed', settings: twoMemories }));
  ownLogout(trace);
  expect(motions(trace, 2)).toEqual([
    ...['stepped-up', 'handed-in', 'ticket-given'],
    ...['shown', 'given-back', 'served'],
  ]);
});

it('tells of time, shutters and restarts, and leaves whoever is at the counter there', () => {
  const trace = loginExchange(createTraceBuilder());
  trace.wait(60_000).note({ kind: 'clock-moved', byMs: 60_000 });
  trace.note({ kind: 'store-changed', now: 'down' });
  const shut = sceneAt(trace);
  expect(shut.racks).toEqual([{ id: 'store', name: 'Session Store', isShut: true }]);
  expect(shut.description).toContain('A shutter is down before it.');
  expect(shut.guests).toMatchObject([{ isAtCounter: true }]);
  trace.note({ kind: 'store-changed', now: 'up' }).note({ kind: 'server-changed', now: 'restarted' });
  expect(motions(trace, 5)).toEqual(['clock-moved', 'store-down', 'store-up', 'restarted']);
  expect(sceneAt(trace).hooks).toHaveLength(1);
  trace.wait(3_600_000).note({ kind: 'keys-expired', keys: [`session:${id}`] });
  expect(sceneAt(trace)).toMatchObject({ motion: { kind: 'expired' }, taken: [{ id }] });
});

it('lets the clock jump first, and then the coats come down', () => {
  const trace = loginExchange(createTraceBuilder());
  trace.wait(3_600_001).note({ kind: 'clock-moved', byMs: 3_600_001 });
  trace.note({ kind: 'keys-expired', keys: [`session:${id}`, 'user-sessions:2'] });
  expect(motions(trace, 5)).toEqual(['clock-moved', 'expired']);
  expect(sceneAt(trace, 5).hooks).toMatchObject([{ id }]);
  expect(sceneAt(trace)).toMatchObject({ hooks: [], taken: [{ id }] });
  expect(sceneAt(trace).caption).toMatch(/^Closing time takes ada’s coat off hook/);
});

it('does not look beyond the cursor', () => {
  const trace = logoutExchange(loginExchange(createTraceBuilder()));
  const cut = trace.events.slice(0, 4);
  expect(sceneAt(trace, 4)).toMatchObject(toScene(foldWorld(cut), cut));
});

it('has one hook for each live session key in use, no two in one place, whatever the trace', () => {
  fc.assert(
    fc.property(anyTrace, (events) => {
      const world = foldWorld(events);
      const scene = { ...toScene(world, events), caption: tellScene(world, events) };
      const hung = scene.hooks.map(({ key }) => key).sort();
      const { sessionsIn } = world.settings;
      if (sessionsIn === 'redis') {
        expect(hung).toEqual([...world.keys.keys()].filter((key) => sessionIdOf(key) !== null).sort());
      } else {
        const kept = [...world.servers.values()].flatMap((server) => [...server[sessionsIn].keys()]);
        expect(kept).toEqual(expect.arrayContaining(hung));
      }
      expect(new Set(scene.hooks.map(({ rack, place }) => `${rack} ${place}`)).size).toBe(hung.length);
      expect(scene.guests.map((guest) => guest.id)).toEqual([...world.jars.keys()]);
      expect(scene.caption).not.toBe('');
      expect(`${scene.caption}${scene.description}`).not.toMatch(/[\p{Cc}\p{Cf}]|undefined|null/u);
    }),
    { numRuns: 400 },
  );
});

it('never says a whole session id', () => {
  const trace = oldTicketExchange(logoutExchange(lookupExchange(loginExchange(createTraceBuilder()))));
  for (const { number } of trace.events) {
    const { caption, description, speech } = sceneAt(trace, number);
    expect(`${caption} ${description} ${speech?.text}`).not.toContain(id.slice(0, 12));
  }
});

it('moves nobody at the counter while a script slips a number to a thief', () => {
  const trace = loginExchange(createTraceBuilder());
  const before = sceneAt(trace);
  trace.drop(id);
  const [slipped, taken] = [sceneAt(trace, trace.events.length - 1), sceneAt(trace)];
  expect(slipped.motion).toEqual({
    kind: 'dropped',
    actor: 'browser',
    server: null,
    sessions: [id],
    token: null,
  });
  expect(slipped.caption).toMatch(
    /reads number .* and slips it to Attacker\. Nobody at the counter sees it\./,
  );
  expect(slipped.hooks).toEqual(before.hooks);
  expect(slipped.slip).toMatchObject({ from: 'browser', to: 'attacker', ticket: { id, worth: 'live' } });
  expect([before.slip, sceneAt(createTraceBuilder().drop(null)).slip?.ticket]).toEqual([null, null]);
  expect(taken.motion.kind).toBe('none');
  expect(taken.guests.find(({ id: one }) => one === 'attacker')?.tickets).toEqual([]);
  expect(sceneAt(createTraceBuilder().drop(null), 1).caption).toMatch(
    /has no number to pass on: Attacker gets/,
  );
});
