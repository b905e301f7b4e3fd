import { describe, expect, it } from 'vitest';
import { createActor, fromCallback, SimulatedClock } from 'xstate';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import type { StreamCommand, StreamInput, StreamMessage } from '../line/stream-message.ts';
import { pauseAfter, type Speed } from './pace.ts';
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
  const clock = new SimulatedClock();
  const timeline = createActor(timelineMachine.provide({ actors: { traceStream } }), {
    input: { sandboxId: 'abc' },
    clock,
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
  const view = () => timeline.getSnapshot().value.view;
  const shown = () => shownNumber(context());
  /** How long playing stays on an event, in milliseconds. */
  const pauseOn = (number: number, speed: Speed = 1) =>
    pauseAfter(events[number - 1] as TraceEvent, events[number] as TraceEvent, speed);
  return {
    timeline,
    clock,
    asked,
    arrive,
    snapshot,
    context,
    state,
    numbers,
    view,
    shown,
    pauseOn,
    say: (message: StreamMessage) => say(message),
  };
};

describe('the line', () => {
  it('moves the clock on when the sandbox’s jumps, and never back', () => {
    const { snapshot, say, context } = setup();
    snapshot(2);
    say({ type: 'clock moved', skewMs: 3_600_000 });
    expect(context().skewMs).toBe(3_600_000);
    say({ type: 'clock moved', skewMs: 60_000 });
    expect(context().skewMs).toBe(3_600_000);
  });

  it('is connecting until the first word from the server', () => {
    const { state, snapshot, context } = setup();
    expect(state()).toMatchObject({ line: 'connecting', view: 'live' });
    snapshot(2);
    expect(state()).toMatchObject({ line: 'connected', view: 'live' });
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

  it('is told all while the line asks, says why, and is connected once it speaks', () => {
    const { snapshot, say, arrive, state, context, numbers, asked } = setup();
    say({ type: 'line asks', why: 'a proxy holds it back' });
    snapshot(2);
    arrive(3, 3);
    say({ type: 'heartbeat', skewMs: 70 });
    expect(state()).toMatchObject({ line: 'asking' });
    expect([context().trouble, context().skewMs]).toEqual(['a proxy holds it back', 70]);
    expect(numbers()).toEqual([1, 2, 3]);
    arrive(5);
    expect(asked).toEqual([{ type: 'open again', after: 3 }]);
    say({ type: 'line opened' });
    expect(state()).toMatchObject({ line: 'connected' });
    expect(context().trouble).toBeNull();
  });

  it('passes on that somebody will not wait, while there is something to wait for', () => {
    const { timeline, snapshot, say, asked } = setup();
    snapshot(2);
    timeline.send({ type: 'try now' });
    say({ type: 'line lost', why: 'x' });
    timeline.send({ type: 'try now' });
    expect(asked).toEqual([{ type: 'try now' }]);
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

  it('lets the oldest events go in a quiet moment, down to the newest 2,000, and at once when none comes', () => {
    const { clock, say, arrive, context, numbers } = setup();
    const filler = Array.from({ length: 1999 }, (_, index) => ({
      type: 'note' as const,
      at: 0,
      exchange: 'n',
      server: 'A',
      source: null,
      number: index + 1,
      actor: { id: 'browser', kind: 'browser' as const, name: 'Browser' },
      note: { kind: 'script-read-cookies' as const, visible: [] },
    }));
    say({ type: 'snapshot', events: filler, dropped: 0, skewMs: 0 });
    arrive();
    const sendUpTo = (last: number) => {
      for (let number = (numbers().at(-1) ?? 0) + 1; number <= last; number++) {
        say({ type: 'event arrived', event: { ...filler[0], number } as never });
      }
    };
    sendUpTo(2200);
    expect([context().dropped, numbers()[0], numbers().length]).toEqual([0, 1, 2200]);
    sendUpTo(2201);
    clock.increment(399);
    sendUpTo(2202);
    clock.increment(399);
    expect([context().dropped, numbers().length]).toEqual([0, 2202]);
    clock.increment(1);
    expect([context().dropped, numbers()[0], numbers().length]).toEqual([202, 203, 2000]);
    sendUpTo(2802);
    expect([context().dropped, numbers().length]).toEqual([202, 2600]);
    sendUpTo(2803);
    expect([context().dropped, numbers()[0], numbers().length]).toEqual([803, 804, 2000]);
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

describe('chapters', () => {
  // The login is events 1 to 4, the lookup 5 to 8.
  it('leads to the beginning of this chapter, then of the one before, and stops at the first', () => {
    const { timeline, snapshot, shown, view } = setup();
    snapshot(8);
    const seen = [1, 2, 3].map(() => {
      timeline.send({ type: 'previous chapter' });
      return shown();
    });
    expect(seen).toEqual([5, 1, 1]);
    expect(view()).toBe('looking back');
  });

  it('leads to the next beginning, and from the last chapter to live', () => {
    const { timeline, snapshot, shown, view } = setup();
    snapshot(8);
    timeline.send({ type: 'select event', number: 2 });
    timeline.send({ type: 'next chapter' });
    expect([shown(), view()]).toEqual([5, 'looking back']);
    timeline.send({ type: 'next chapter' });
    expect([shown(), view()]).toEqual([8, 'live']);
  });

  it('has both ends: the first event, and the newest, which is held while more come', () => {
    const { timeline, snapshot, arrive, shown, view } = setup();
    snapshot(6);
    timeline.send({ type: 'to the first' });
    expect(shown()).toBe(1);
    timeline.send({ type: 'to the newest' });
    arrive(7, 8);
    expect([shown(), view()]).toEqual([6, 'looking back']);
  });
});

describe('playing', () => {
  it('goes from event to event at the pace of an explanation, and ends in live at the newest', () => {
    const { timeline, clock, snapshot, shown, view, pauseOn } = setup();
    snapshot(8);
    timeline.send({ type: 'select event', number: 4 });
    timeline.send({ type: 'play' });
    expect([shown(), view()]).toEqual([4, 'playing']);
    clock.increment(pauseOn(4) - 1);
    expect(shown()).toBe(4);
    clock.increment(1);
    expect([shown(), view()]).toEqual([5, 'playing']);
    clock.increment(pauseOn(5));
    clock.increment(pauseOn(6));
    expect([shown(), view()]).toEqual([7, 'playing']);
    clock.increment(pauseOn(7));
    expect([shown(), view()]).toEqual([8, 'live']);
    clock.increment(60_000);
    expect(shown()).toBe(8);
  });

  it('plays the last chapter again where nothing is left to play', () => {
    const { timeline, snapshot, shown, view } = setup();
    snapshot(8);
    timeline.send({ type: 'play' });
    expect([shown(), view()]).toEqual([5, 'playing']);
  });

  it('does not begin without at least two events', () => {
    const { timeline, snapshot, view } = setup();
    timeline.send({ type: 'play' });
    snapshot(1);
    timeline.send({ type: 'play' });
    expect(view()).toBe('live');
  });

  it('keeps its place and its pace while new events come, counts them, and plays them too', () => {
    const { timeline, clock, snapshot, arrive, context, shown, view, pauseOn } = setup();
    snapshot(6);
    timeline.send({ type: 'select event', number: 5 });
    timeline.send({ type: 'play' });
    clock.increment(pauseOn(5) - 1);
    arrive(7, 8);
    expect([shown(), newCount(context())]).toEqual([5, 2]);
    clock.increment(1);
    clock.increment(pauseOn(6));
    expect([shown(), view()]).toEqual([7, 'playing']);
  });

  it('is as fast as the speed says, from the moment it is set', () => {
    const { timeline, clock, snapshot, shown, context, pauseOn } = setup();
    snapshot(8);
    timeline.send({ type: 'set speed', speed: 4 });
    timeline.send({ type: 'to the first' });
    timeline.send({ type: 'play' });
    clock.increment(pauseOn(1, 4));
    expect(shown()).toBe(2);
    timeline.send({ type: 'set speed', speed: 0.5 });
    clock.increment(pauseOn(2, 0.5) - 1);
    expect([shown(), context().speed]).toEqual([2, 0.5]);
    clock.increment(1);
    expect(shown()).toBe(3);
  });

  it.each([
    { type: 'pause', at: 2 },
    { type: 'event before', at: 1 },
    { type: 'event after', at: 3 },
    { type: 'previous chapter', at: 1 },
    { type: 'next chapter', at: 5 },
    { type: 'to the first', at: 1 },
    { type: 'to the newest', at: 8 },
    { type: 'select event', number: 6, at: 6 },
    { type: 'scrub to', number: 7, at: 7 },
  ] as const)('stops for good at $type', ({ at, ...move }) => {
    const { timeline, clock, snapshot, shown, view } = setup();
    snapshot(8);
    timeline.send({ type: 'select event', number: 2 });
    timeline.send({ type: 'play' });
    timeline.send(move);
    clock.increment(60_000);
    expect([shown(), view()]).toEqual([at, 'looking back']);
  });

  it('ends where it is told to go back to live', () => {
    const { timeline, clock, snapshot, arrive, shown, view } = setup();
    snapshot(6);
    timeline.send({ type: 'to the first' });
    timeline.send({ type: 'play' });
    timeline.send({ type: 'back to live' });
    clock.increment(60_000);
    arrive(7);
    expect([shown(), view()]).toEqual([7, 'live']);
  });

  it('ends in live when the trace is emptied', () => {
    const { timeline, snapshot, view } = setup();
    snapshot(8);
    timeline.send({ type: 'to the first' });
    timeline.send({ type: 'play' });
    snapshot(0);
    expect(view()).toBe('live');
  });
});

describe('an address that names an event', () => {
  it('is followed when the events arrive', () => {
    const { timeline, snapshot, arrive, shown, view } = setup();
    timeline.send({ type: 'follow address', number: 3 });
    expect(view()).toBe('live');
    snapshot(6);
    arrive(7);
    expect([shown(), view()]).toEqual([3, 'looking back']);
  });

  it('leads to the nearest event there is', () => {
    const { timeline, snapshot, shown } = setup();
    timeline.send({ type: 'follow address', number: 2 });
    snapshot(8, 3);
    expect(shown()).toBe(4);
    timeline.send({ type: 'follow address', number: 900 });
    expect(shown()).toBe(8);
  });

  it('means nothing in a trace that is empty, also when events come later', () => {
    const { timeline, snapshot, arrive, view } = setup();
    timeline.send({ type: 'follow address', number: 3 });
    snapshot(0);
    arrive(1, 2, 3, 4);
    expect(view()).toBe('live');
  });

  it('is followed back and forth, and to live where it names none', () => {
    const { timeline, snapshot, arrive, context, shown, view } = setup();
    snapshot(6);
    timeline.send({ type: 'select event', number: 2 });
    arrive(7);
    timeline.send({ type: 'follow address', number: 5 });
    expect([shown(), view(), newCount(context())]).toEqual([5, 'looking back', 1]);
    timeline.send({ type: 'follow address', number: null });
    expect([shown(), view()]).toEqual([7, 'live']);
  });

  it('counts only jumps as steps that can be taken back', () => {
    const { timeline, snapshot, context } = setup();
    snapshot(8);
    timeline.send({ type: 'select event', number: 2 });
    timeline.send({ type: 'event after' });
    timeline.send({ type: 'scrub to', number: 5 });
    timeline.send({ type: 'follow address', number: 2 });
    timeline.send({ type: 'select event', number: 99 });
    expect(context().jumps).toBe(1);
  });
});
