import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import type { Lesson, Observation } from '#shared/content/lesson.ts';
import { createExchangeWalk } from '#shared/content/to-exchanges.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import type { Progress } from '../storage/lesson-progress.ts';
import { lessonMachine } from './lesson-machine.ts';
import { momentsOf, openBefore, startingStep, stepOf } from './lesson-view.ts';

const step = (id: string, observe: Observation[]) => ({
  id,
  title: id,
  caption: '',
  actions: [],
  observe,
  prose: { type: 'root' as const, children: [] },
});
const lesson: Lesson = {
  slug: 'l',
  title: 'L',
  summary: '',
  minutes: 1,
  remember: [],
  steps: [
    step('hello', []),
    step('log-in', [
      { says: 'wrong', request: 'POST /api/login', status: 401 },
      { says: 'right', request: 'POST /api/login', status: '2xx' },
    ]),
    step('show', [{ says: 'shown', request: 'GET /api/protected', status: 200 }]),
  ],
};

const setup = (stepId = 'log-in', completed: string[] = []) => {
  const remembered: Progress[] = [];
  const actor = createActor(
    lessonMachine.provide({ actions: { remember: (_, progress) => void remembered.push(progress) } }),
    { input: { lesson, stepId, completed, walk: createExchangeWalk() } },
  ).start();
  const trace = createTraceBuilder();
  return {
    actor,
    trace,
    remembered,
    tell: () => actor.send({ type: 'trace changed', events: [...trace.events] }),
    state: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    moments() {
      const { context } = actor.getSnapshot();
      return momentsOf(stepOf(context), context);
    },
  };
};

describe('a lesson', () => {
  it('waits until all has been observed, and ticks off one after the other', () => {
    const { trace, tell, state, context, moments } = setup();
    expect(state()).toBe('waiting');
    wrongPasswordExchange(trace);
    tell();
    expect(state()).toBe('waiting');
    expect(moments()).toEqual([2, null]);
    loginExchange(trace);
    tell();
    expect(state()).toBe('observed');
    expect(context().completed).toEqual(['log-in']);
  });

  it('counts what was done out of order', () => {
    const { actor, trace, tell, state, context } = setup();
    lookupExchange(trace);
    tell();
    expect(context().completed).toEqual(['show']);
    actor.send({ type: 'go to step', stepId: 'show' });
    expect(state()).toBe('observed');
    expect(openBefore(context()).map(({ id }) => id)).toEqual(['log-in']);
  });

  it('reads a step without observations, and has done it by reading on', () => {
    const { actor, state, context } = setup('hello');
    expect(state()).toBe('reading');
    actor.send({ type: 'read on' });
    expect(context().completed).toEqual(['hello']);
  });

  it('remembers an earlier day in a fresh sandbox, without claiming to have seen it now', () => {
    const { state, moments } = setup('log-in', ['log-in']);
    expect(state()).toBe('observed');
    expect(moments()).toEqual([null, null]);
  });

  it('keeps a completed step when the trace no longer shows it', () => {
    const { actor, trace, tell, context } = setup('show');
    lookupExchange(trace);
    tell();
    actor.send({ type: 'trace changed', events: [] });
    expect(context().completed).toEqual(['show']);
  });

  it('is finished past the last step', () => {
    const { actor, state } = setup('show');
    actor.send({ type: 'go to step', stepId: 'finished' });
    expect(state()).toBe('finished');
  });

  it('hands over what to remember whenever something changed', () => {
    const { actor, trace, tell, remembered } = setup();
    lookupExchange(trace);
    tell();
    actor.send({ type: 'go to step', stepId: 'show' });
    expect(remembered.at(-1)).toEqual({ completed: ['show'], step: 'show' });
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
});
