import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from '../trace/actors.ts';
import { type LabRequest, LearnerFault, usualOptions } from './lab.ts';
import { createPatience } from './patience.ts';
import type { CallMessage, FromRealm, ToRealm } from './realm-protocol.ts';
import { createRemoteRealm, type StartRealm } from './remote-realm.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Said = FromRealm extends infer Each ? (Each extends unknown ? Omit<Each, 'nonce'> : never) : never;
type Script = (call: CallMessage) => Said[];

const answer = (id: number, value: unknown = null): Said => ({ type: 'done', id, value, events: [] });
const fail = (id: number, fault: 'no-answer' | 'grader-bug', message: string): Said => ({
  type: 'failed',
  id,
  fault: { fault, message, line: null, column: null },
  events: [],
});
const obey: Script = ({ id, name }) => [answer(id, name === 'strays' ? [] : null)];

/** A realm that does as the script says; `follow` lets it go on by another, `say` is what it says unasked. */
function setup(script: Script = obey) {
  const log: string[] = [];
  const asked: CallMessage[] = [];
  let follow = script;
  let nonce = '';
  let on: Parameters<StartRealm>[0] | null = null;
  const say = (said: Said, as = nonce) => on?.message({ ...said, nonce: as });
  const take = (message: ToRealm) => {
    if (message.type === 'load') {
      nonce = message.nonce;
      return;
    }
    asked.push(message);
    for (const said of follow(message)) say(said);
  };
  const patience = createPatience();
  const realm = createRemoteRealm({
    start(listener) {
      on = listener;
      return { post: take, terminate: () => log.push('terminated') };
    },
    text: '',
    patience,
    print: (text) => log.push(`printed ${text}`),
  });
  const end = (why: string) => on?.ended({ fault: 'memory', why });
  const breakDown = (why: string) => on?.ended({ fault: 'grader-bug', why });
  const goOn = (next: Script) => {
    follow = next;
  };
  return { realm, patience, log, asked, say, end, breakDown, follow: goOn };
}

const request = (path: string): LabRequest => ({
  exchange: path,
  server: 'A',
  actor: browser,
  method: 'GET',
  path,
  headers: {},
  body: null,
});
const answered = (body: string) => ({ status: 200, headers: [], body, durationMs: 1 });
const happened = { type: 'note', at: 1, exchange: 'a', actor: browser, server: 'A', source: null };
const recorded = { ...happened, note: { kind: 'clock-moved', byMs: 1 } };

it('is ready at its first answer, and is asked for one only while it starts', async () => {
  const { realm, asked } = setup();
  await realm.ready();
  await realm.ready();
  expect(asked.map(({ name }) => name)).toEqual(['strays']);
});

it('may take long to start, and not to answer', async () => {
  const { realm, log } = setup(() => []);
  const ready = realm.ready();
  // No text has run in it yet, so none is blamed.
  const outcome = expect(ready).rejects.toThrow('A realm of the lab did not start.');
  await vi.advanceTimersByTimeAsync(19_000);
  expect(log).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  await outcome;
  expect(log).toEqual(['terminated']);
});

it('answers calls in whatever order they are done', async () => {
  const { realm, say, asked } = setup(() => []);
  const both = Promise.all([realm.request(request('/a')), realm.request(request('/b'))]);
  const [first = 0, second = 0] = asked.map(({ id }) => id);
  say(answer(second, answered('b')));
  say(answer(first, answered('a')));
  expect((await both).map(({ body }) => body)).toEqual(['a', 'b']);
});

it('believes nobody who does not know the nonce', async () => {
  const { realm, say, asked } = setup(() => []);
  const asking = realm.request(request('/a'));
  say(answer(asked[0]?.id ?? 0, answered('forged')), 'guessed');
  say(answer(asked[0]?.id ?? 0, answered('true')));
  expect((await asking).body).toBe('true');
});

it('is lost when the thread is not given back, and tells every call which request held it', async () => {
  const { realm, log, patience } = setup(() => []);
  const outcomes = Promise.allSettled([realm.request(request('/loop?x=1')), realm.advance(1)]);
  await vi.advanceTimersByTimeAsync(4000);
  const why = 'GET /loop?x=1 did not give the thread back in time: it may hold an endless loop.';
  const reason = expect.objectContaining({ fault: 'time-out', message: why });
  expect(await outcomes).toEqual([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
  ]);
  expect(log).toEqual(['terminated']);
  expect(realm.isSpent()).toBe(true);
  expect(patience.limits().call).toBeLessThan(4000);
  await expect(realm.ready()).rejects.toThrow(why);
});

it('blames no learner for a realm that broke down by itself, and loses no patience over it', async () => {
  const { realm, patience, breakDown } = setup(() => []);
  const { call } = patience.limits();
  const outcome = realm.request(request('/a')).catch((error: unknown) => error);
  breakDown('The lab broke down.');
  expect(await outcome).not.toBeInstanceOf(LearnerFault);
  expect(await outcome).toMatchObject({ message: 'The lab broke down.' });
  expect(realm.isSpent()).toBe(true);
  expect(patience.limits().call).toBe(call);
});

it('is spent after a handler that never answered, and answers all the same', async () => {
  const { realm, patience, follow } = setup(({ id }) => [fail(id, 'no-answer', 'GET /a never answered.')]);
  expect(realm.isSpent()).toBe(false);
  await expect(realm.request(request('/a'))).rejects.toMatchObject({ fault: 'no-answer' });
  expect(realm.isSpent()).toBe(true);
  expect(patience.limits().answer).toBe(500);
  follow(obey);
  expect(await realm.strays()).toEqual([]);
  expect(realm.isSpent()).toBe(true);
});

it('does not blame the learner for what is the grader’s own mistake', async () => {
  const { realm } = setup(({ id }) => [fail(id, 'grader-bug', 'There is no server C.')]);
  const error = await realm.startServer('B').catch((thrown: unknown) => thrown);
  expect(error).toEqual(new Error('There is no server C.'));
  expect(realm.isSpent()).toBe(false);
});

it('is lost when it ends, for the first reason and for good', async () => {
  const { realm, end, asked } = setup(() => []);
  const asking = expect(realm.request(request('/a'))).rejects.toThrow('It took all memory.');
  end('It took all memory.');
  end('It was killed.');
  realm.end();
  await asking;
  await expect(realm.request(request('/b'))).rejects.toThrow('It took all memory.');
  expect(asked).toHaveLength(1);
});

it('keeps what was recorded and printed until it is opened again, and what is taken only once', async () => {
  const { realm, say, log } = setup();
  const options = { ...usualOptions, ttlSeconds: 60 };
  await realm.open(options);
  say({ type: 'events', events: [recorded, { type: 'forged' }] });
  say({ type: 'printed', text: 'hello' });
  expect(await realm.events()).toEqual([recorded]);
  expect(await realm.events()).toEqual([recorded]);
  expect(await realm.takeEvents()).toEqual([recorded]);
  expect(await realm.takeEvents()).toEqual([]);
  expect(await realm.printed()).toBe('hello');
  expect(log).toEqual(['printed hello']);
  say({ type: 'events', events: [recorded] });
  await realm.open(options);
  expect(await realm.events()).toEqual([]);
  expect(await realm.printed()).toBe('');
});

it('still tells what a lost realm had said', async () => {
  const { realm, say, end } = setup();
  await realm.ready();
  say({ type: 'events', events: [recorded] });
  say({ type: 'printed', text: 'last words' });
  end('It took all memory.');
  expect(await realm.events()).toEqual([recorded]);
  expect(await realm.printed()).toBe('last words');
});

it('does not ask again what has cost too many realms', async () => {
  const { realm, patience, asked } = setup();
  for (let time = 0; time < 3; time += 1) patience.wear('GET /loop', 'time-out');
  await expect(realm.request(request('/loop'))).rejects.toThrow('GET /loop was not asked again');
  expect(asked).toEqual([]);
});

it('does not open what is lost without being asked anything', async () => {
  const { realm, patience, asked } = setup();
  for (let time = 0; time < 3; time += 1) patience.wear(null, 'ended');
  const opening = realm.open({ ...usualOptions, ttlSeconds: 60 });
  await expect(opening).rejects.toThrow('Your server was not started again: it has ended the process');
  expect(asked).toEqual([]);
});

it('counts a realm once, and for the request that was under way, however much was lost with it', async () => {
  const { realm, patience, end } = setup(() => []);
  const lost = Promise.allSettled([
    realm.events(),
    realm.request(request('/a')),
    realm.request(request('/b')),
    realm.command('KEYS', '*'),
  ]);
  end('It took all memory.');
  await lost;
  const again = () => patience.wear('GET /b', 'memory');
  again();
  expect(patience.refusal('GET /b')).toBeNull();
  again();
  expect(patience.refusal('GET /b')?.fault).toBe('memory');
  expect([patience.refusal('GET /a'), patience.refusal(null)]).toEqual([null, null]);
});

it('does not hold it against the text that its realm was closed', async () => {
  const { realm, patience } = setup();
  realm.end();
  for (let time = 0; time < 2; time += 1) patience.wear(null, 'ended');
  expect(patience.refusal(null)).toBeNull();
});

it('bills no text for the time in which the grader holds the store back', async () => {
  const { realm, patience, say, asked, log, follow } = setup();
  const spend = vi.spyOn(patience, 'spend');
  await realm.interfere({ type: 'hold-after', nth: 0 });
  follow(() => []);
  const asking = realm.request(request('/a'));
  await vi.advanceTimersByTimeAsync(9000);
  expect(log).toEqual([]);
  say(answer(asked.at(-1)?.id ?? 0, answered('late')));
  expect((await asking).body).toBe('late');
  expect(spend).not.toHaveBeenCalled();
  follow(obey);
  await realm.interfere({ type: 'none' });
  follow(({ id }) => [answer(id, answered('soon'))]);
  await realm.request(request('/a'));
  expect(spend).toHaveBeenCalledOnce();
});
