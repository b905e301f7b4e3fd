import { expect, it } from 'vitest';
import { createActor, fromCallback, SimulatedClock } from 'xstate';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import type { StreamCommand, StreamInput, StreamMessage } from '../line/stream-message.ts';
import { timelineMachine } from './timeline-machine.ts';
import { newCount, playedEvents, shownNumber, waitingInWings } from './timeline-view.ts';

/** A timeline of a login, events 1 to 4, and a lookup, 5 to 8; `known` of them were there when the line opened. */
const setup = ({ known = 8, at, isLost = false }: { known?: number; at?: number; isLost?: boolean } = {}) => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  lookupExchange(trace);
  let say: (message: StreamMessage) => void = () => undefined;
  const traceStream = fromCallback<StreamCommand, StreamInput>(({ sendBack }) => {
    say = sendBack;
  });
  const clock = new SimulatedClock();
  const timeline = createActor(timelineMachine.provide({ actors: { traceStream } }), {
    input: { sandboxId: 'abc' },
    clock,
  }).start();
  const snapshot = (count: number) =>
    say({ type: 'snapshot', events: trace.events.slice(0, count), dropped: 0, skewMs: 0 });
  const arrive = (from: number, to: number) => {
    for (const event of trace.events.slice(from - 1, to)) say({ type: 'event arrived', event });
  };
  if (isLost) {
    say({ type: 'line lost', why: 'the server is away' });
    timeline.send({ type: 'hold' });
  }
  if (at !== undefined) timeline.send({ type: 'hold', at });
  snapshot(known);
  const context = () => timeline.getSnapshot().context;
  const { send } = timeline;
  return {
    timeline,
    clock,
    snapshot,
    arrive,
    context,
    send: send.bind(timeline),
    /** What is shown, where the cursor is, and how many wait. */
    seen: () => [shownNumber(context()), context().cursor, waitingInWings(context())],
  };
};

it('lets what comes wait in the wings, and brings it out step by step', () => {
  const { send, arrive, seen, context } = setup({ known: 4 });
  send({ type: 'hold' });
  arrive(5, 7);
  expect(seen()).toEqual([4, null, 3]);
  expect(playedEvents(context()).length).toBe(4);
  send({ type: 'event after' });
  expect(seen()).toEqual([5, null, 2]);
  send({ type: 'event after' });
  send({ type: 'event after' });
  send({ type: 'event after' });
  expect(seen()).toEqual([7, null, 0]);
  arrive(8, 8);
  expect(seen()).toEqual([7, null, 1]);
});

it('brings out a chapter at a time: to where the next begins, or to the end', () => {
  const { send, arrive, seen } = setup({ known: 0 });
  send({ type: 'hold' });
  arrive(1, 8);
  expect(seen()).toEqual([0, null, 8]);
  const next = () => {
    send({ type: 'next chapter' });
    return seen()[0];
  };
  expect([next(), next(), next()]).toEqual([1, 5, 8]);
});

it.each([
  { type: 'to the newest' },
  { type: 'back to live' },
  { type: 'skip' },
  { type: 'select event', number: 7 },
  { type: 'scrub to', number: 7 },
  { type: 'follow address', number: 7 },
  { type: 'act' },
] as const)('shows nothing of it at $type', (event) => {
  const { send, arrive, seen } = setup({ known: 4 });
  send({ type: 'hold' });
  arrive(5, 8);
  send(event);
  expect(seen()[0]).toBeLessThanOrEqual(4);
  expect(seen()[2]).toBe(4);
});

it('lets one look back meanwhile, and counts as waiting only what was never shown', () => {
  const { send, arrive, seen, context } = setup({ known: 6 });
  send({ type: 'hold' });
  arrive(7, 8);
  send({ type: 'to the first' });
  expect(seen()).toEqual([1, 1, 2]);
  expect(newCount(context())).toBe(0);
  send({ type: 'next chapter' });
  expect(seen()).toEqual([5, 5, 2]);
  // The next chapter begins in no wing: first back to where one was.
  send({ type: 'next chapter' });
  expect(seen()).toEqual([6, null, 2]);
  send({ type: 'event before' });
  send({ type: 'event after' });
  expect(seen()).toEqual([6, 6, 2]);
  send({ type: 'event after' });
  expect(seen()).toEqual([7, null, 1]);
});

it('stays where one looks back to while somebody acts', () => {
  const { send, arrive, seen } = setup({ known: 4 });
  send({ type: 'hold' });
  send({ type: 'select event', number: 2 });
  send({ type: 'act' });
  arrive(5, 8);
  send({ type: 'answered' });
  expect(seen()).toEqual([2, 2, 4]);
});

it('keeps nobody who acts waiting for what waits in the wings', () => {
  const { send, arrive, timeline } = setup({ known: 0 });
  send({ type: 'hold' });
  send({ type: 'act' });
  arrive(1, 4);
  send({ type: 'answered' });
  expect(timeline.getSnapshot().matches({ deed: 'none' })).toBe(true);
  expect(timeline.getSnapshot().matches({ reveal: 'showing' })).toBe(false);
});

it('plays what waits, at the pace of an explanation, when it is told to play', () => {
  const { send, arrive, seen, clock, timeline } = setup({ known: 4 });
  send({ type: 'hold' });
  arrive(5, 6);
  send({ type: 'play' });
  expect(seen()).toEqual([4, 4, 2]);
  for (let times = 0; times < 2; times += 1) clock.increment(10_000);
  expect(seen()).toEqual([6, null, 0]);
  expect(timeline.getSnapshot().value.view).toBe('live');
  arrive(7, 8);
  expect(seen()).toEqual([6, null, 2]);
});

it('stops an arrow-by-arrow showing where it is', () => {
  const { send, arrive, seen, clock } = setup({ known: 0 });
  send({ type: 'act' });
  arrive(1, 4);
  expect(seen()).toEqual([1, null, 0]);
  send({ type: 'hold' });
  clock.increment(10_000);
  expect(seen()).toEqual([1, null, 3]);
});

it('shows all at once when it is let in, but moves nobody who looks back', () => {
  const { send, arrive, seen, context } = setup({ known: 4 });
  send({ type: 'hold' });
  arrive(5, 8);
  send({ type: 'event before' });
  send({ type: 'let in' });
  expect(seen()).toEqual([3, 3, 0]);
  expect(newCount(context())).toBe(4);
  send({ type: 'back to live' });
  expect(seen()).toEqual([8, null, 0]);
});

it('shows nothing more after a reload, nor when the line is back', () => {
  const { seen, snapshot } = setup({ known: 6, at: 4 });
  expect(seen()).toEqual([4, null, 2]);
  snapshot(8);
  expect(seen()).toEqual([4, null, 4]);
});

it('follows an address to no event that it says was never shown', () => {
  const { send, seen } = setup({ known: 0, at: 0 });
  send({ type: 'follow address', number: 3 });
  expect(seen()[0]).toBe(0);
});

it('cannot begin before it is known what has been shown', () => {
  const timeline = createActor(
    timelineMachine.provide({ actors: { traceStream: fromCallback(() => undefined) } }),
    {
      input: { sandboxId: 'abc' },
    },
  ).start();
  timeline.send({ type: 'hold' });
  expect(timeline.getSnapshot().context.isHeld).toBe(false);
});

it('holds nothing of a trace that has not been told yet, lost as the line may be', () => {
  const { context, seen } = setup({ isLost: true });
  expect(context().isHeld).toBe(false);
  expect(seen()).toEqual([8, null, 0]);
});
