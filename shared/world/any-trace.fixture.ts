import fc from 'fast-check';
import { storeCommands } from '../store/commands.ts';
import { type TraceEvent, traceEventSchema } from '../trace/event.ts';
import { writeToken } from '../trace/token-stories.ts';

/** Few keys, ids and names, so that events meet; now and then anything at all. */
const some = (...texts: string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...texts) }, fc.string({ unit: 'binary', maxLength: 12 }));

const argument = some(
  ...[
    'session:a',
    'session:b',
    'user-sessions:1',
    'session:',
    'denied:9c1f07b16c4e0fa3',
    '__proto__',
    '{"userId":1,"role":"x"}',
    '1',
  ],
  ...['0', '-1', '3600', 'EX', 'PX', 'EXAT', 'PXAT', 'NX', 'XX', 'GET', 'KEEPTTL', 'PERSIST'],
);
const command = fc.record({
  name: some(...storeCommands.keys(), 'FLUSHALL'),
  args: fc.array(argument, { maxLength: 6 }),
});
const value = fc.oneof(fc.constantFrom('OK', null, 1, 0), fc.jsonValue({ maxDepth: 1 }));
const reply = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ok: fc.constant(true), value }) },
  fc.record({ ok: fc.constant(false), error: fc.string() }),
);

const token = some(writeToken(), writeToken({ role: 'admin' }), writeToken({ alg: 'none', seal: '' }), '..');
const cookieHeader = some(
  `access_token=${writeToken()}`,
  'session_id=a',
  'session_id=b; session_id=a',
  'x',
  '=',
  ';;',
  '__proto__=1',
);
const setCookie = some(
  `access_token=${writeToken()}; Max-Age=300; Path=/`,
  ...['session_id=a; Path=/; HttpOnly', 'session_id=; Max-Age=0', 'session_id=b; Max-Age=1; Path=/s'],
  ...[
    'x=1; Domain=localhost; Expires=Wed, 21 Oct 2099 07:28:00 GMT',
    '__Host-a=1',
    'a=1; Max-Age=99999999999',
  ],
);
const header = fc.oneof(
  cookieHeader.map((line) => ['Cookie', line]),
  setCookie.map((line) => ['Set-Cookie', line]),
  some('localhost:3000', '[::1]').map((line) => ['Host', line]),
  token.map((text) => ['Authorization', `Bearer ${text}`]),
  some('/login', '//', 'http://[').map((line) => ['Location', line]),
);
const headers = fc.array(header, { maxLength: 3 });
const content = fc.oneof(
  fc.string(),
  token.map((text) => JSON.stringify({ access_token: text, refresh_token: '0f'.repeat(16) })),
);
const body = fc.option(fc.record({ text: content, bytes: fc.nat(), truncated: fc.boolean() }));

const actor = fc
  .constantFrom('browser' as const, 'curl' as const, 'attacker' as const, 'house' as const)
  .map((kind) => ({ id: kind, kind, name: kind }));
const shared = {
  at: fc.integer({ min: -1, max: 10_000_000 }),
  exchange: fc.constantFrom('x1', 'x2', 'x3'),
  actor,
  server: fc.constantFrom('A', 'B'),
  source: fc.constant(null),
};
const sessionsIn = fc.constantFrom('redis', 'memory', 'disk');
const call = fc.integer({ min: 0, max: 1 });

const id = some('a', 'b', '__proto__', 'a; b', 'session:a');
const record = fc.oneof(
  fc.record({ userId: fc.nat(), role: fc.string(), expiresAt: fc.option(fc.nat({ max: 10_000_000 })) }),
  fc.jsonValue({ maxDepth: 1 }),
);
const path = some('sessions.json', '../x');
const file = fc.record({ text: fc.string(), bytes: fc.nat(), truncated: fc.boolean() });
const operation = fc.oneof(
  fc.record({ name: fc.constant('map.get'), key: id, value: record }),
  fc.record({ name: fc.constant('map.set'), key: id, value: record }),
  fc.record({ name: fc.constant('map.delete'), key: id, existed: fc.boolean() }),
  fc.record({ name: fc.constant('map.entries'), size: fc.nat() }),
  fc.record({ name: fc.constant('file.read'), path, body: fc.option(file) }),
  fc.record({
    name: fc.constant('file.write'),
    path,
    body: file,
    set: fc.dictionary(id, record, { maxKeys: 2 }),
    removed: fc.array(id, { maxLength: 2 }),
  }),
);
const durationMs = fc.nat();

const thief = { id: 'attacker', kind: 'attacker', name: 'Thief' } as const;

const event = fc.oneof(
  fc.record({
    ...shared,
    type: fc.constant('request'),
    receiver: fc.constant(thief),
    method: fc.constant('POST'),
    path: fc.constant('/drop'),
    headers,
    body: fc.option(
      some('{"cookie":"session_id=7"}', '{"cookie":""}', 'null', '[]').map((text) => ({
        text,
        bytes: text.length,
        truncated: false,
      })),
    ),
  }),
  fc.record({
    ...shared,
    type: fc.constant('response'),
    receiver: fc.constant(thief),
    status: fc.constantFrom(204, 400),
    reason: fc.string(),
    headers,
    body,
    durationMs,
  }),
  fc.record({
    ...shared,
    type: fc.constant('request'),
    method: some('GET', 'POST'),
    path: some('/api/login', '/dashboard', '/api/token', '/api/token/protected', '/api/token/logout'),
    headers,
    body,
  }),
  fc.record({
    ...shared,
    type: fc.constant('response'),
    status: fc.constantFrom(200, 302, 401, 500),
    reason: fc.string(),
    headers,
    body,
    durationMs,
  }),
  fc.record({
    ...shared,
    type: fc.constant('store-command'),
    call,
    transaction: fc.boolean(),
    commands: fc.array(command, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    ...shared,
    type: fc.constant('store-reply'),
    call,
    durationMs,
    replies: fc.array(reply, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ ...shared, type: fc.constant('own-store'), operation }),
  fc.record({
    ...shared,
    type: fc.constant('note'),
    note: fc.oneof(
      fc.record({ kind: fc.constant('script-read-cookies'), visible: fc.array(fc.string()) }),
      fc.record({
        kind: fc.constant('ticket-planted'),
        ticket: some('a', 'b').filter((text) => text.length > 0),
        by: fc.constantFrom('Thief', '__proto__'),
        how: fc.constantFrom('other-port', 'same-browser'),
        path: fc.constantFrom('/', '/s'),
        httpOnly: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('script-asks'), route: fc.string({ maxLength: 20 }) }),
      fc.record({ kind: fc.constant('clock-moved'), byMs: fc.integer({ min: 1, max: 10_000_000 }) }),
      fc.record({
        kind: fc.constant('keys-expired'),
        keys: fc.array(some('session:a', 'session:b'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('server-changed'),
        now: fc.constantFrom('started', 'stopped', 'restarted'),
      }),
      fc.record({ kind: fc.constant('store-changed'), now: fc.constantFrom('down', 'up') }),
      fc.record({ kind: fc.constant('not-recorded'), events: fc.integer({ min: 1, max: 9 }) }),
      fc.record({
        kind: fc.constant('settings-changed'),
        settings: fc.record({
          servers: fc.constantFrom(['A'], ['A', 'B']),
          balancing: fc.constantFrom('round-robin', 'sticky'),
          sessionsIn,
          timeout: fc.constantFrom('absolute', 'idle'),
          storeUp: fc.boolean(),
        }),
      }),
    ),
  }),
);

/** For property tests: valid events in no sensible order, numbered as a trace is. */
export const anyTrace: fc.Arbitrary<TraceEvent[]> = fc
  .array(event, { maxLength: 30 })
  .map((events) => events.map((one, index) => traceEventSchema.parse({ ...one, number: index + 1 })));
