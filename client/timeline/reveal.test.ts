import { describe, expect, it } from 'vitest';
import { createActor, fromCallback, SimulatedClock } from 'xstate';
import { createTraceBuilder, curl, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import type { StreamCommand, StreamInput, StreamMessage } from '../line/stream-message.ts';
import { ARROW_MS } from './reveal.ts';
import { timelineMachine } from './timeline-machine.ts';
import { newCount, playedEvents, shownNumber } from './timeline-view.ts';

/** A live timeline on which nothing has happened yet. What `tell` adds to the trace is at hand for `arrive`. */
const setup = (
  tell: (trace: TraceBuilder) => void = loginThenLookup,
  wantsNoMotion = false,
  isConnected = true,
) => {
  const { events } = told(tell);
  let say: (message: StreamMessage) => void = () => undefined;
  const traceStream = fromCallback<StreamCommand, StreamInput>(({ sendBack }) => {
    say = sendBack;
  });
  const clock = new SimulatedClock();
  const machine = timelineMachine.provide({
    actors: { traceStream },
    guards: { wantsNoMotion: () => wantsNoMotion },
  });
  const timeline = createActor(machine, { input: { sandboxId: 'abc' }, clock }).start();
  const snapshot = (count = 0) =>
    say({ type: 'snapshot', events: events.slice(0, count), dropped: 0, skewMs: 0 });
  if (isConnected) snapshot();
  const arrive = (from: number, to = from) => {
    for (const event of events.slice(from - 1, to)) say({ type: 'event arrived', event });
  };
  const context = () => timeline.getSnapshot().context;
  return {
    timeline,
    arrive,
    snapshot,
    context,
    act: () => timeline.send({ type: 'act' }),
    answered: () => timeline.send({ type: 'answered' }),
    pass: (ms: number) => clock.increment(ms),
    head: () => context().head,
    played: () => playedEvents(context()).map(({ number }) => number),
    state: () => {
      const { deed, reveal } = timeline.getSnapshot().value;
      return [deed, reveal];
    },
  };
};

const told = (tell: (trace: TraceBuilder) => void): TraceBuilder => {
  const trace = createTraceBuilder();
  tell(trace);
  return trace;
};
/** Events 1 to 4, and 5 to 8. */
function loginThenLookup(trace: TraceBuilder) {
  loginExchange(trace);
  lookupExchange(trace);
}

describe('what this page does', () => {
  it('is played arrow by arrow, the first at once, and is over when the last is drawn', () => {
    const { act, arrive, pass, head, played, state } = setup();
    act();
    expect(state()).toEqual(['under way', 'caught up']);
    arrive(1, 4);
    expect([head(), ...state()]).toEqual([1, 'none', 'showing']);
    const heads = [ARROW_MS - 1, 1, ARROW_MS, ARROW_MS].map((ms) => {
      pass(ms);
      return head();
    });
    expect(heads).toEqual([1, 2, 3, 4]);
    expect(played()).toEqual([1, 2, 3, 4]);
    expect(state()).toEqual(['none', 'showing']);
    pass(ARROW_MS);
    expect(state()).toEqual(['none', 'caught up']);
  });

  it('keeps its pace where its events come one by one, and waits where they come late', () => {
    const { act, arrive, pass, head } = setup();
    act();
    arrive(1);
    pass(10);
    arrive(2);
    expect(head()).toBe(1);
    pass(ARROW_MS - 10);
    expect(head()).toBe(2);
    pass(3 * ARROW_MS);
    arrive(3, 4);
    expect(head()).toBe(3);
    pass(ARROW_MS);
    expect(head()).toBe(4);
  });

  it('counts its arrows, also those of a second press behind the first', () => {
    const { act, answered, arrive, pass, context, state } = setup();
    const count = () => [context().revealed, context().revealed + context().waiting.length];
    act();
    arrive(1, 4);
    answered();
    pass(ARROW_MS);
    expect(count()).toEqual([2, 4]);
    act();
    arrive(5, 8);
    expect(count()).toEqual([2, 8]);
    for (let arrows = 0; arrows < 6; arrows += 1) pass(ARROW_MS);
    expect(count()).toEqual([8, 8]);
    pass(ARROW_MS);
    expect(state()).toEqual(['none', 'caught up']);
  });

  it('is known as one’s own when the presses are faster than the line', () => {
    const { act, answered, arrive, head, context } = setup();
    act();
    answered();
    act();
    answered();
    arrive(1, 8);
    expect(head()).toBe(1);
    expect(context().waiting).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  it('goes on with where it was sent, and no further', () => {
    const { act, arrive, context } = setup((trace) => {
      const sentOn = { status: 302, reason: 'Found', responseHeaders: [['Location', '/login']] } as const;
      trace.exchange({
        method: 'GET',
        path: '/dashboard',
        ...sentOn,
        responseHeaders: [['Location', '/login']],
      });
      for (let visits = 0; visits < 2; visits += 1) {
        trace.exchange({ method: 'GET', path: '/login', status: 200, reason: 'OK' });
      }
    });
    act();
    arrive(1, 6);
    expect(context().waiting).toEqual([2, 3, 4]);
  });

  it('is a note too', () => {
    const { act, arrive, head, state } = setup((trace) => trace.scriptReadsCookies());
    act();
    arrive(1);
    expect([head(), ...state()]).toEqual([1, 'none', 'showing']);
  });

  it.each([{ type: 'skip' }, { type: 'back to live' }, { type: 'event after' }] as const)(
    'is all shown at $type, with what has not arrived yet',
    (event) => {
      const { timeline, act, arrive, head, state } = setup();
      act();
      arrive(1, 2);
      timeline.send(event);
      expect([head(), timeline.getSnapshot().value.view]).toEqual([2, 'live']);
      arrive(3, 4);
      expect([head(), ...state()]).toEqual([4, 'none', 'caught up']);
    },
  );

  it('is all shown by whoever moves the cursor, from where they saw it', () => {
    const { timeline, act, arrive, pass, context, head } = setup();
    act();
    arrive(1, 4);
    pass(ARROW_MS);
    timeline.send({ type: 'event before' });
    expect([shownNumber(context()), head()]).toEqual([1, 4]);
    arrive(5, 8);
    expect([head(), newCount(context())]).toEqual([8, 4]);
    timeline.send({ type: 'back to live' });
    expect(shownNumber(context())).toBe(8);
  });

  it('leads from looking back to live', () => {
    const { timeline, snapshot, act, arrive, context, head } = setup();
    snapshot(4);
    timeline.send({ type: 'select event', number: 2 });
    act();
    expect([shownNumber(context()), timeline.getSnapshot().value.view]).toEqual([4, 'live']);
    arrive(5, 8);
    expect(head()).toBe(5);
  });

  it('goes to the newest when more than eight wait', () => {
    const { act, arrive, head, state } = setup((trace) => {
      for (let visits = 0; visits < 3; visits += 1) lookupExchange(trace);
    });
    for (let presses = 0; presses < 3; presses += 1) act();
    arrive(1, 9);
    expect(head()).toBe(1);
    arrive(10);
    expect([head(), ...state()]).toEqual([10, 'under way', 'caught up']);
    arrive(11, 12);
    expect([head(), ...state()]).toEqual([12, 'none', 'caught up']);
  });

  it('is shown at once to whoever wants no motion', () => {
    const { act, arrive, head, state } = setup(loginThenLookup, true);
    act();
    arrive(1, 3);
    expect([head(), ...state()]).toEqual([3, 'under way', 'caught up']);
    arrive(4);
    expect([head(), ...state()]).toEqual([4, 'none', 'caught up']);
  });

  it('is all there after a new snapshot', () => {
    const { act, arrive, snapshot, head, state } = setup();
    act();
    arrive(1, 3);
    snapshot(4);
    expect([head(), ...state()]).toEqual([4, 'none', 'caught up']);
  });

  it('is played where the first account of everything comes after the press', () => {
    const { timeline, act, arrive, snapshot, head, state } = setup(loginThenLookup, false, false);
    act();
    expect(timeline.getSnapshot().value.line).toBe('connecting');
    snapshot();
    expect(state()).toEqual(['under way', 'caught up']);
    arrive(1, 4);
    expect([head(), ...state()]).toEqual([1, 'none', 'showing']);
  });

  it('is played where what was there before the page opened comes after the press', () => {
    const { act, arrive, snapshot, head } = setup(loginThenLookup, false, false);
    act();
    snapshot(4);
    expect(head()).toBe(4);
    arrive(5, 8);
    expect(head()).toBe(5);
  });

  it('goes on after a new snapshot, in which strangers have been too', () => {
    const { act, arrive, snapshot, head, state } = setup();
    snapshot(4);
    act();
    snapshot(4);
    expect(state()).toEqual(['under way', 'caught up']);
    arrive(5, 8);
    expect([head(), ...state()]).toEqual([5, 'none', 'showing']);
  });

  it('waits for its arrows while the line is down, and no longer once all is gone', () => {
    const { timeline, act, answered, pass, arrive, head, state } = setup();
    act();
    timeline.send({ type: 'line lost', why: 'Down.' });
    answered();
    pass(2000);
    expect(state()).toEqual(['under way', 'caught up']);
    timeline.send({ type: 'line opened' });
    arrive(1, 4);
    expect([head(), ...state()]).toEqual([1, 'none', 'showing']);

    const gone = setup();
    gone.act();
    gone.timeline.send({ type: 'sandbox gone' });
    gone.answered();
    gone.pass(400);
    expect(gone.state()).toEqual(['none', 'caught up']);
  });

  it('is over a moment after its answer where it left no trace', () => {
    const { act, answered, pass, arrive, head, state } = setup();
    act();
    pass(2000);
    answered();
    pass(399);
    expect(state()).toEqual(['under way', 'caught up']);
    pass(1);
    expect(state()).toEqual(['none', 'caught up']);
    arrive(1, 4);
    expect(head()).toBe(4);
  });

  it('is given up where no answer comes', () => {
    const { act, pass, state } = setup();
    act();
    pass(9_999);
    expect(state()).toEqual(['under way', 'caught up']);
    pass(1);
    expect(state()).toEqual(['none', 'caught up']);
  });
});

describe('what strangers do', () => {
  /** 1 to 4 one's own, but that curl asks with 3 and is answered with 6, where one's own answer is 5. */
  const amidst = (trace: TraceBuilder) => {
    const [own, strange] = [
      told((one) => loginExchange(one)).events,
      told((one) =>
        one.wait(1).exchange({ actor: curl, method: 'GET', path: '/', status: 200, reason: 'OK' }),
      ).events,
    ];
    const [asked, answer] = strange.map((event) => ({ ...event, exchange: 'curl' }));
    for (const event of [own[0], own[1], asked, own[2], own[3], answer]) if (event) trace.add(event);
  };

  it('is shown as it arrives', () => {
    const { arrive, head, state } = setup();
    arrive(1);
    expect(head()).toBe(1);
    arrive(2, 8);
    expect([head(), ...state()]).toEqual([8, 'none', 'caught up']);
  });

  it('comes whole when its turn comes, and takes no time of its own', () => {
    const { act, arrive, pass, head } = setup(amidst);
    act();
    arrive(1, 6);
    const heads = [0, ARROW_MS, ARROW_MS, ARROW_MS].map((ms) => {
      pass(ms);
      return head();
    });
    expect(heads).toEqual([1, 2, 4, 6]);
  });

  it('is not taken for one’s own, whoever comes first', () => {
    const { act, arrive, head, context } = setup((trace) => {
      trace.exchange({ actor: curl, method: 'GET', path: '/', status: 200, reason: 'OK' });
      loginExchange(trace);
    });
    act();
    arrive(1, 2);
    expect(head()).toBe(2);
    arrive(3, 6);
    expect([head(), context().waiting.length]).toEqual([3, 3]);
  });
});

it('counts what a script does as one deed: the note of it, and what it then sends', () => {
  const tell = (trace: TraceBuilder) => void trace.scriptReadsCookies(['session_id']).drop('1001');
  const { timeline, arrive, answered, pass, played, state } = setup(tell);
  timeline.send({ type: 'act', parts: 2 });
  arrive(1);
  expect(state()[0], 'the note alone is not all of it').toBe('under way');
  arrive(2, 3);
  answered();
  expect(played()).toEqual([1]);
  for (const _ of [1, 2]) pass(ARROW_MS);
  expect(played()).toEqual([1, 2, 3]);
  expect(state()[0]).toBe('none');
});
