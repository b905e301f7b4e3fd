import { describe, expect, it } from 'vitest';
import { createActor, type InputFrom } from 'xstate';
import { createExchangeWalk } from '#shared/content/to-exchanges.ts';
import { createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import { guess, lessonOf, logIn, lookUp, stepOf } from './lesson.fixture.ts';
import { lessonMachine } from './lesson-machine.ts';
import { beatsOf, openBefore, stepOf as openStep, startingStep } from './lesson-view.ts';

const lesson = lessonOf(stepOf('hello', {}, {}), stepOf('log-in', guess, logIn, {}), stepOf('show', lookUp));

function setup(stepId = 'log-in', kept: Partial<InputFrom<typeof lessonMachine>> = {}) {
  const remembered: unknown[] = [];
  const actor = createActor(
    lessonMachine.provide({ actions: { remember: (_, progress) => void remembered.push(progress) } }),
    { input: { lesson, stepId, completed: [], openedAt: {}, read: [], walk: createExchangeWalk(), ...kept } },
  ).start();
  const trace = createTraceBuilder();
  const tell = (more: (trace: TraceBuilder) => unknown = () => null) => {
    more(trace);
    actor.send({ type: 'trace changed', events: [...trace.events], newest: trace.events.length });
  };
  const context = () => actor.getSnapshot().context;
  const done = () => {
    const step = openStep(context());
    return step && beatsOf(step, context()).map(({ isDone, doneAt }) => doneAt ?? isDone);
  };
  return { actor, tell, remembered, context, done, state: () => actor.getSnapshot().value };
}

describe('a lesson', () => {
  it('opens the first beat, and leaves it open when it is done: what came of it is to be read', () => {
    const { actor, tell, context, done } = setup();
    tell();
    expect(context().chosen).toBe(0);
    tell(wrongPasswordExchange);
    expect(done()).toEqual([2, false, false]);
    expect(context().chosen).toBe(0);
    actor.send({ type: 'read on' });
    expect(context().chosen).toBe(1);
  });

  it('has done a step when all has been observed, whatever is left to read', () => {
    const { tell, context, done } = setup();
    tell();
    tell(wrongPasswordExchange);
    expect(context().completed).toEqual([]);
    tell(loginExchange);
    expect(done()).toEqual([2, 6, false]);
    expect(context().completed).toEqual(['log-in']);
  });

  it('comes to what was answered last, and not to a store that is put back after it', () => {
    const storeBack = { says: 'the store is back', note: 'store-changed', now: 'up', after: 1 } as const;
    const [answered] = logIn.observe;
    if (!answered) throw new Error('A login is waited for.');
    const observe = [answered, storeBack];
    const { tell, context } = setup('away', { lesson: lessonOf(stepOf('away', { ...logIn, observe })) });
    tell();
    tell((trace) => loginExchange(trace).note({ kind: 'store-changed', now: 'up' }));
    const step = openStep(context());
    expect(step && beatsOf(step, context())).toMatchObject([{ isDone: true, doneAt: 5, resultAt: 4 }]);
    // Where nothing else was waited for, that is what the beat is about.
    const alone = setup('up', {
      lesson: lessonOf(stepOf('up', { ...logIn, observe: [{ ...storeBack, after: 'opened' }] })),
    });
    alone.tell();
    alone.tell((trace) => trace.note({ kind: 'store-changed', now: 'up' }));
    const up = openStep(alone.context());
    expect(up && beatsOf(up, alone.context())).toMatchObject([{ doneAt: 1, resultAt: 1 }]);
  });

  it('counts what was done out of order', () => {
    const { actor, tell, context, done } = setup();
    tell(lookupExchange);
    expect(context().completed).toEqual(['show']);
    actor.send({ type: 'go to step', stepId: 'show' });
    expect(done()).toEqual([4]);
    expect(openBefore(context()).map(({ id }) => id)).toEqual(['log-in']);
  });

  it('counts only from when the step was opened what must come after that', () => {
    const { actor, tell, context, done } = setup('hello');
    tell();
    tell(loginExchange);
    actor.send({ type: 'go to step', stepId: 'log-in' });
    tell(wrongPasswordExchange);
    expect(done()).toEqual([6, false, false]);
    expect(context().openedAt).toEqual({ hello: 0, 'log-in': 4 });
  });

  it('finds a beginning again that was remembered, and goes on with the first beat that is not done', () => {
    const { tell, context, done } = setup('log-in', { openedAt: { 'log-in': 0 } });
    expect(context().chosen).toBeNull();
    tell((trace) => wrongPasswordExchange(trace));
    expect(done()).toEqual([2, false, false]);
    expect(context().chosen).toBe(1);
    expect(context().openedAt).toEqual({ 'log-in': 0 });
  });

  it('does not take for empty a trace that it does not know yet', () => {
    const { context } = setup();
    expect(context().openedAt).toEqual({});
  });

  it('reads beat after beat where there is nothing to do, and has done the step at its end', () => {
    const { actor, tell, context, done } = setup('hello');
    tell();
    actor.send({ type: 'read on' });
    expect(done()).toEqual([true, false]);
    expect(context().completed).toEqual([]);
    actor.send({ type: 'read on' });
    expect(context().completed).toEqual(['hello']);
    expect(context().read).toEqual(['hello 0', 'hello 1']);
  });

  it('opens whichever beat is wanted', () => {
    const { actor, tell, context } = setup();
    tell();
    actor.send({ type: 'open beat', index: 2 });
    expect(context().chosen).toBe(2);
    actor.send({ type: 'go to step', stepId: 'log-in' });
    expect(context().chosen).toBe(2);
    actor.send({ type: 'go to step', stepId: 'show' });
    expect(context().chosen).toBe(0);
  });

  it('remembers an earlier day in a fresh sandbox, without claiming to have seen it now', () => {
    const { tell, context, done } = setup('log-in', { completed: ['log-in'] });
    tell();
    expect(done()).toEqual([false, false, false]);
    expect(context().completed).toEqual(['log-in']);
  });

  it('keeps a completed step when the trace no longer shows it', () => {
    const { actor, tell, context } = setup('show');
    tell(lookupExchange);
    actor.send({ type: 'trace changed', events: [], newest: 4 });
    expect(context().completed).toEqual(['show']);
  });

  it('is finished past the last step', () => {
    const { actor, state } = setup('show');
    actor.send({ type: 'go to step', stepId: 'finished' });
    expect(state()).toBe('finished');
  });

  it('takes over what another tab has done meanwhile, and when it was first open there', () => {
    const { actor, tell, context, done } = setup();
    tell(wrongPasswordExchange);
    expect(done()).toEqual([false, false, false]);
    actor.send({ type: 'kept', completed: ['show', 'hello'], openedAt: { 'log-in': 0 }, read: ['log-in 2'] });
    expect(done()).toEqual([2, false, true]);
    expect(context().completed).toEqual(['hello', 'show']);
  });

  it('hands over what to remember whenever something changed', () => {
    const { actor, tell, remembered } = setup();
    tell(lookupExchange);
    actor.send({ type: 'go to step', stepId: 'show' });
    expect(remembered.at(-1)).toEqual({
      completed: ['show'],
      beats: ['show 0'],
      step: 'show',
      openedAt: { 'log-in': 4, show: 4 },
      read: [],
    });
  });
});

describe('the step to open a lesson at', () => {
  it('is the one that was open last', () => {
    expect(startingStep(lesson, { step: 'log-in', completed: ['hello', 'log-in'] })).toBe('log-in');
  });
  it('is the first that is not done when the last no longer exists', () => {
    expect(startingStep(lesson, { step: 'gone', completed: ['hello'] })).toBe('log-in');
    expect(startingStep(lesson, null)).toBe('hello');
  });

  it('lets a guess be changed until the press, and never after it', () => {
    const { actor, tell, context } = setup();
    tell();
    actor.send({ type: 'guess', option: 'asker' });
    actor.send({ type: 'guess', option: 'store' });
    actor.send({ type: 'press', since: 0 });
    tell(wrongPasswordExchange);
    actor.send({ type: 'guess', option: 'asker' });
    actor.send({ type: 'press', since: 2 });
    expect(context().guess).toEqual({ option: 'store', since: 0 });
  });

  it('takes no guess after a press without one', () => {
    const { actor, tell, context } = setup();
    tell();
    actor.send({ type: 'press', since: 0 });
    actor.send({ type: 'guess', option: 'store' });
    expect(context().guess).toEqual({ option: null, since: 0 });
  });

  it('forgets a guess with the beat that it was about', () => {
    const { actor, tell, context } = setup();
    tell(wrongPasswordExchange);
    const forgotten = { option: null, since: null };
    for (const leave of [
      { type: 'read on' },
      { type: 'open beat', index: 0 },
      { type: 'go to step', stepId: 'show' },
    ] as const) {
      actor.send({ type: 'guess', option: 'store' });
      expect(context().guess.option).toBe('store');
      actor.send(leave);
      expect(context().guess).toEqual(forgotten);
    }
  });
});
