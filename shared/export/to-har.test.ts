import Ajv from 'ajv';
import fc from 'fast-check';
import schemas from 'har-schema';
import { expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { toHar } from './to-har.ts';

const ajv = new Ajv({ schemaId: 'auto', meta: false, format: 'fast' });
ajv.addMetaSchema((await import('ajv/lib/refs/json-schema-draft-06.json')).default);
const validate = ajv.addSchema(Object.values(schemas)).getSchema('har.json#');

const story = () =>
  createTraceBuilder()
    .exchange({
      method: 'POST',
      path: '/api/login?next=%2Fdashboard',
      headers: [['Content-Type', 'application/json']],
      body: '{"username":"ada","password":"••••••"}',
      status: 200,
      reason: 'OK',
      setCookie: ['session_id=abc; Max-Age=3600; Path=/; HttpOnly'],
      responseBody: '{}',
    })
    .exchange({ method: 'GET', path: '/dashboard', cookie: 'session_id=abc', status: 302, reason: 'Found' })
    .scriptReadsCookies();

it('tells each answered exchange with its cookies, query and bodies', () => {
  const { entries } = toHar(story().events).log;
  expect(entries).toMatchObject([
    {
      request: {
        method: 'POST',
        url: 'http://localhost:3000/api/login?next=%2Fdashboard',
        queryString: [{ name: 'next', value: '/dashboard' }],
        postData: { mimeType: 'application/json', text: '{"username":"ada","password":"••••••"}' },
      },
      response: { status: 200, cookies: [{ name: 'session_id', value: 'abc', httpOnly: true }] },
    },
    { request: { cookies: [{ name: 'session_id', value: 'abc' }] }, response: { status: 302 } },
  ]);
});

it('keeps what a cookie says of other sites, and adds nothing where it says nothing', () => {
  const { events } = createTraceBuilder().exchange({
    method: 'GET',
    path: '/',
    status: 200,
    reason: 'OK',
    setCookie: ['a=1; SameSite=Lax', 'b=2; SameSite=None; Secure', 'c=3'],
  });
  const [entry] = toHar(events).log.entries;
  expect(
    entry?.response.cookies.map((cookie) => [cookie.name, 'sameSite' in cookie && cookie.sameSite]),
  ).toEqual([
    ['a', 'Lax'],
    ['b', 'None'],
    ['c', false],
  ]);
});

it('says of a body that only its beginning was kept', () => {
  const cut = story().events.map((event) =>
    'body' in event && event.body
      ? { ...event, body: { ...event.body, bytes: 100_000, truncated: true } }
      : event,
  );
  const told = (events: readonly TraceEvent[]) => {
    const { request, response } = toHar(events).log.entries[0] ?? {};
    return [request?.postData?.comment, response?.content.comment, response?.content.size];
  };
  expect(told(cut)).toEqual(['Only the beginning was kept.', 'Only the beginning was kept.', 100_000]);
  expect(told(story().events)).toEqual([undefined, undefined, 2]);
});

it('says of a message in the same words as the page which cookies it is without', () => {
  const events = story().events.map((event) =>
    event.type === 'request' ? { ...event, leftOut: { own: true, others: 1 } } : event,
  );
  const [entry] = toHar(events).log.entries;
  expect(entry?.request.comment).toMatch(/coatcheck_device.*one cookie of other programs/);
  expect(entry?.response.comment).toBeUndefined();
  expect(validate?.(toHar(events)), JSON.stringify(validate?.errors)).toBe(true);
});

it('leaves out what was never answered', () => {
  const { events } = story();
  expect(toHar(events.filter((event) => event.type !== 'response')).log.entries).toEqual([]);
});

it('is a valid HAR 1.2, whatever happened', () => {
  const isValid = (har: unknown) => {
    expect(validate?.(har), JSON.stringify(validate?.errors)).toBe(true);
  };
  isValid(toHar(story().events));
  fc.assert(fc.property(anyTrace, (events) => isValid(toHar(events))));
});

it('is checked against a schema that can fail', () => {
  expect(validate?.({ log: { version: '1.2', entries: [{}] } })).toBe(false);
});

it('says of what a script sent to a thief to whom it went', () => {
  const har = toHar(createTraceBuilder().drop('1001').events);
  expect(har.log.entries.map(({ comment }) => comment)).toEqual(['Browser to Attacker, event 1']);
  expect(har.log.entries[0]?.request.postData?.text).toBe('{"cookie":"session_id=1001"}');
  expect(validate?.(har), JSON.stringify(validate?.errors)).toBe(true);
});
