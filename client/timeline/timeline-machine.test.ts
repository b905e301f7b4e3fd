import { describe, expect, it } from 'vitest';
import { createActor, fromCallback } from 'xstate';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import type { StreamCommand, StreamInput, StreamMessage } from './stream-message.ts';
import { timelineMachine } from './timeline-machine.ts';
import { newCount, shownEvent, shownNumber } from './timeline-view.ts';

/** A timeline whose stream says what the test says; `asked` is what the timeline asked of it. */
const setup = () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  lookupExchange(trace);
  const asked: StreamCommand[] = [];
  let say: (message: StreamMessage) => void = () => undefined;
  const traceStream = fromCallback<StreamCommand, StreamInput>(({ sendBack, receive }) => {
    say = sendBack;
    receive((command) => asked.push(command));
  });
  const timeline = createActor(timelineMachine.provide({ actors: { traceStream } }), {
    input: { sandboxId: 'abc' },
  }).start();
  const { events } = trace;
  const arrive = (...numbers: number[]) => {
    for (const number of numbers) {
      const event = events[number - 1];
      if (event) say({ type: 'event arrived', event });
    }
  };
  const snapshot = (count: number, dropped = 0) =>
    say({ type: 'snapshot', events: events.slice(dropped, count), dropped, skewMs: 40 });
  const context = () => timeline.getSnapshot().context;
  const state = () => timeline.getSnapshot().value;
  const numbers = () => context().events.map(({ number }) => number);
  return { timeline, asked, arrive, snapshot, context, state, numbers, say: (m: StreamMessage) => say(m) };
};

describe('the line', () => {
  it('is connecting until the first word from the server', () => {
    const { state, snapshot, context } = setup();
    expect(state()).toEqual({ line: 'connecting', view: 'live' });
    snapshot(2);
    expect(state()).toEqual({ line: 'connected', view: 'live' });
    expect(context().skewMs).toBe(40);
  });

  it('appends exactly the next number and passes over a repeated one', () => {
    const { snapshot, arrive, numbers, asked } = setup();
    snapshot(2);
    arrive(3, 3, 2, 4);
    expect(numbers()).toEqual([1, 2, 3, 4]);
    expect(asked).toEqual([]);
  });

  it('asks again from the last number it has when one is missing', () => {
    const { snapshot, arrive, numbers, asked } = setup();
    snapshot(2);
    arrive(4);
    expect(numbers()).toEqual([1, 2]);
    expect(asked).toEqual([{ type: 'open again', after: 2 }]);
    arrive(3, 4);
    expect(numbers()).toEqual([1, 2, 3, 4]);
  });

  it('lets a snapshot replace all that it had, and goes on after what was dropped', () => {
    const { snapshot, arrive, numbers } = setup();
    snapshot(2);
    snapshot(5, 3);
    arrive(6);
    expect(numbers()).toEqual([4, 5, 6]);
  });

  it('says why while it is reconnecting, and keeps what it has', () => {
    const { snapshot, say, state, context, numbers } = setup();
    snapshot(2);
    say({ type: 'line lost', why: 'the server does not answer' });
    expect(state()).toMatchObject({ line: 'reconnecting' });
    expect(context().trouble).toBe('the server does not answer');
    expect(numbers()).toEqual([1, 2]);
    say({ type: 'line opened' });
    expect(state()).toMatchObject({ line: 'connected' });
    expect(context().trouble).toBeNull();
  });

  it('stays emptied, whatever comes after', () => {
    const { snapshot, say, arrive, state, numbers } = setup();
    snapshot(2);
    say({ type: 'sandbox gone' });
    arrive(3);
    say({ type: 'line lost', why: 'x' });
    snapshot(4);
    expect(state()).toMatchObject({ line: 'emptied' });
    expect(numbers()).toEqual([1, 2]);
  });

  it('keeps no more than the newest 2,000 events and counts the rest', () => {
    const { say, arrive, context, numbers } = setup();
    const filler = Array.from({ length: 1999 }, (_, index) => ({
      ...{ type: 'note' as const, at: 0, exchange: 'n', server: 'A', source: null, number: index + 1 },
      actor: { id: 'browser', kind: 'browser' as const, name: 'Browser' },
      note: { kind: 'script-read-cookies' as const, visible: [] },
    }));
    say({ type: 'snapshot', events: filler, dropped: 0, skewMs: 0 });
    arrive();
    for (const number of [2000, 2001])
      say({ type: 'event arrived', event: { ...filler[0], number } as never });
    expect(numbers()).toHaveLength(2000);
    expect(context().dropped).toBe(1);
    expect(numbers()[0]).toBe(2);
  });
});

describe('the view', () => {
  it('shows the newest event while live', () => {
    const { snapshot, arrive, context } = setup();
    expect(shownEvent(context())).toBeNull();
    snapshot(2);
    arrive(3);
    expect(shownEvent(context())?.number).toBe(3);
  });

  it('steps back from live to the event before', () => {
    const { timeline, snapshot, state, context } = setup();
    snapshot(4);
    timeline.send({ type: 'event before' });
    expect(state()).toMatchObject({ view: 'looking back' });
    expect(shownNumber(context())).toBe(3);
  });

  it('holds the cursor while new events come, and counts them', () => {
    const { timeline, snapshot, arrive, context } = setup();
    snapshot(4);
    timeline.send({ type: 'select event', number: 2 });
    arrive(5, 6);
    expect(shownNumber(context())).toBe(2);
    expect(newCount(context())).toBe(2);
    timeline.send({ type: 'back to live' });
    expect(shownNumber(context())).toBe(6);
    expect(newCount(context())).toBe(0);
  });

  it('goes live again by stepping past the newest event, and stops at the first', () => {
    const { timeline, snapshot, state, context } = setup();
    snapshot(2);
    for (let step = 0; step < 4; step += 1) timeline.send({ type: 'event before' });
    expect(shownNumber(context())).toBe(1);
    timeline.send({ type: 'event after' });
    expect(state()).toMatchObject({ view: 'looking back' });
    timeline.send({ type: 'event after' });
    expect(state()).toMatchObject({ view: 'live' });
  });

  it('ignores an event that is not there', () => {
    const { timeline, snapshot, state } = setup();
    timeline.send({ type: 'event before' });
    snapshot(2);
    timeline.send({ type: 'select event', number: 9 });
    expect(state()).toMatchObject({ view: 'live' });
  });

  it('keeps the cursor on an event when a snapshot replaces the trace', () => {
    const { timeline, snapshot, context, state } = setup();
    snapshot(4);
    timeline.send({ type: 'select event', number: 2 });
    snapshot(6, 3);
    expect(shownNumber(context())).toBe(4);
    snapshot(0);
    expect(state()).toMatchObject({ view: 'live' });
  });
});
