import { expect, it } from 'vitest';
import { createActor, setup as setupMachine } from 'xstate';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { hearStream, type StreamHeard, type StreamPlace } from './hear-stream.ts';

const { events } = loginExchange(createTraceBuilder());

/** A scripted stream, at 1000 by this machine's clock, and what was heard of it. */
const setup = (place: StreamPlace = { sandboxId: 'a/b', after: null }) => {
  const listeners = new Map<string, (message: { data?: unknown }) => void>();
  const opened: string[] = [];
  const heard: StreamHeard[] = [];
  let closed = 0;
  const stream = hearStream(
    (url) => {
      opened.push(url);
      return {
        addEventListener: (type, listener) => void listeners.set(type, listener),
        close: () => {
          closed += 1;
        },
      };
    },
    () => 1000,
  );
  const machine = setupMachine({
    types: { events: {} as StreamHeard },
    actors: { stream },
  }).createMachine({
    invoke: { src: 'stream', input: place },
    on: { '*': { actions: ({ event }) => heard.push(event) } },
  });
  const actor = createActor(machine).start();
  return {
    opened,
    heard,
    closed: () => closed,
    stop: () => actor.stop(),
    say: (type: string, data: unknown) => listeners.get(type)?.({ data: JSON.stringify(data) }),
    garble: (type: string) => listeners.get(type)?.({ data: '{' }),
    fail: () => listeners.get('error')?.({}),
  };
};

it('hands on every word with the time', () => {
  const { say, heard } = setup();
  say('snapshot', { dropped: 0, events: events.slice(0, 1), now: 1250 });
  say('trace', events[1]);
  say('heartbeat', { now: 900 });
  expect(heard).toEqual([
    {
      type: 'heard',
      at: 1000,
      word: { type: 'snapshot', dropped: 0, events: events.slice(0, 1), now: 1250 },
    },
    { type: 'heard', at: 1000, word: { type: 'trace', event: events[1] } },
    { type: 'heard', at: 1000, word: { type: 'heartbeat', now: 900 } },
  ]);
});

it('asks for what comes after a number', () => {
  expect(setup().opened).toEqual(['/api/sandboxes/a%2Fb/events']);
  expect(setup({ sandboxId: 'ab', after: 7 }).opened).toEqual(['/api/sandboxes/ab/events?after=7']);
});

it.each<[string, (stream: ReturnType<typeof setup>) => void]>([
  ['cannot be read', ({ garble }) => garble('trace')],
  ['is none of ours', ({ say }) => say('trace', { number: 1, type: 'surprise' })],
])('breaks the stream off for a message that %s, and hands on nothing of it', (_, disturb) => {
  const stream = setup();
  disturb(stream);
  stream.say('trace', events[0]);
  expect(stream.heard).toEqual([
    { type: 'stream broke', why: 'A message from the server could not be read.' },
  ]);
  expect(stream.closed()).toBe(1);
});

it('leaves nothing to the browser when the connection breaks', () => {
  const { fail, heard, closed } = setup();
  fail();
  fail();
  expect(heard).toEqual([{ type: 'stream broke', why: 'The connection to the server broke.' }]);
  expect(closed()).toBeGreaterThan(0);
});

it('is silent once stopped', () => {
  const { stop, say, heard, closed } = setup();
  stop();
  say('trace', events[0]);
  expect(heard).toEqual([]);
  expect(closed()).toBe(1);
});
