import { describe, expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { createLine, SILENCE_MS } from './create-line.ts';
import type { StreamMessage } from './stream-message.ts';

const { events } = loginExchange(createTraceBuilder());

/** A line over scripted sources: the test speaks for the server and turns the clock. */
const setup = (why: string | null = 'The server does not answer.') => {
  const told: StreamMessage[] = [];
  const opened: string[] = [];
  const timers: { ms: number; callback: () => void }[] = [];
  let listeners = new Map<string, (message: { data?: unknown }) => void>();
  let readyState = 1;
  let closed = 0;
  const line = createLine('/events', (message) => told.push(message), {
    openLine: (url) => {
      opened.push(url);
      const mine = new Map<string, (message: { data?: unknown }) => void>();
      listeners = mine;
      readyState = 1;
      return {
        get readyState() {
          return readyState;
        },
        addEventListener: (type, listener) => void mine.set(type, listener),
        close: () => {
          closed += 1;
        },
      };
    },
    askWhy: async () => (why === null ? { gone: true } : { gone: false, why }),
    now: () => 1000,
    after: (ms, callback) => {
      const timer = { ms, callback };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  });
  return {
    line,
    told,
    opened,
    timers,
    say: (type: string, data: unknown) => listeners.get(type)?.({ data: JSON.stringify(data) }),
    garble: (type: string) => listeners.get(type)?.({ data: '{' }),
    breakOff: (state: 0 | 2) => {
      readyState = state;
      listeners.get('error')?.({});
      return Promise.resolve().then(() => undefined);
    },
    run: (ms: number) => timers.find((timer) => timer.ms === ms)?.callback(),
    closed: () => closed,
  };
};

describe('the line to the server', () => {
  it('passes on snapshots, events and heartbeats with the skew of the clocks', () => {
    const { line, say, told } = setup();
    line.open(null);
    say('snapshot', { dropped: 0, events: events.slice(0, 1), now: 1250 });
    say('trace', events[1]);
    say('heartbeat', { now: 900 });
    expect(told).toEqual([
      { type: 'snapshot', dropped: 0, events: events.slice(0, 1), skewMs: 250 },
      { type: 'event arrived', event: events[1] },
      { type: 'heartbeat', skewMs: -100 },
    ]);
  });

  it('leaves a broken connection to the browser, and says so', async () => {
    const { line, told, opened, breakOff } = setup();
    line.open(null);
    await breakOff(0);
    expect(told).toEqual([{ type: 'line lost', why: 'The connection to the server broke.' }]);
    expect(opened).toEqual(['/events']);
  });

  it('says that the sandbox is gone when the server knows none', async () => {
    const { line, told, timers, breakOff } = setup(null);
    line.open(null);
    await breakOff(2);
    expect(told).toEqual([{ type: 'sandbox gone' }]);
    expect(timers).toEqual([]);
  });

  it('waits longer each time the server is unreachable, and resumes after the last number', async () => {
    const { line, say, opened, told, breakOff, run } = setup('The store is away.');
    line.open(null);
    say('trace', events[0]);
    await breakOff(2);
    run(500);
    await breakOff(2);
    run(1000);
    expect(opened).toEqual(['/events', '/events?after=1', '/events?after=1']);
    expect(told.at(-1)).toEqual({ type: 'line lost', why: 'The store is away.' });
  });

  it('opens anew after two and a half heartbeats of silence', () => {
    const { line, say, opened, told, run } = setup();
    line.open(null);
    say('trace', events[0]);
    run(SILENCE_MS);
    expect(opened).toEqual(['/events', '/events?after=1']);
    expect(told.at(-1)).toMatchObject({ type: 'line lost' });
  });

  it('never passes on a message that it cannot read', () => {
    const { line, say, garble, told, opened, run } = setup();
    line.open(null);
    garble('trace');
    run(500);
    say('trace', { number: 1, type: 'surprise' });
    expect(told.map(({ type }) => type)).toEqual(['line lost', 'line lost']);
    expect(opened).toHaveLength(2);
  });

  it('tells of a jump of the clock before the event itself', () => {
    const { line, say, told } = setup();
    const jump = createTraceBuilder({ at: 50_000 }).note({ kind: 'clock-moved', byMs: 40_000 }).events[0];
    line.open(null);
    say('trace', jump);
    expect(told.map(({ type }) => type)).toEqual(['clock moved', 'event arrived']);
  });

  it('is silent once closed', () => {
    const { line, say, told, closed, timers } = setup();
    line.open(null);
    line.close();
    say('trace', events[0]);
    expect(told).toEqual([]);
    expect(closed()).toBe(1);
    expect(timers).toEqual([]);
  });
});
