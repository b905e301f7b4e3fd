import { describe, expect, it } from 'vitest';
import { firstSettings } from '../sandbox/settings.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '../trace/trace-stories.ts';
import { impliedObservations } from './implied-observations.ts';
import type { Action, Beat, Observation, Step } from './lesson.ts';
import { findMoments, isSeen } from './observe-steps.ts';

const beat = (...observe: Observation[]): Beat => ({
  say: { type: 'root', children: [] },
  role: null,
  prediction: null,
  actions: [],
  sequenceLabel: null,
  watch: null,
  observe,
  told: null,
  more: [],
  question: null,
});
const step = (id: string, ...beats: Beat[]): Step => ({ id, title: id, beats });

const refused: Observation = { says: 'refused', request: 'POST /api/login', status: 401 };
const letIn: Observation = { says: 'let in', request: 'POST /api/login', status: '2xx' };
const known: Observation = { says: 'known', request: 'GET /api/protected' };

const settings = (name: string, value: string) =>
  ({ says: name, note: 'settings-changed', [name]: value, after: 'opened' }) as Observation;

function setup(...steps: Step[]) {
  const trace = createTraceBuilder();
  const seen = (openedAt: Record<string, number> = {}) =>
    steps.map(({ id }) => (findMoments(steps, trace.events, { openedAt }).get(id) ?? []).map(isSeen));
  const newest = () => trace.events.at(-1)?.number ?? 0;
  return { trace, seen, newest };
}

describe('findMoments', () => {
  it('does the beats of a step in order, whatever came before', () => {
    const { trace, seen } = setup(step('a', beat(refused), beat(), beat(letIn)));
    loginExchange(trace);
    expect(seen()).toEqual([[false, true, false]]);
    wrongPasswordExchange(trace);
    expect(seen()).toEqual([[true, true, false]]);
    loginExchange(trace);
    expect(seen()).toEqual([[true, true, true]]);
  });

  it('counts steps in whatever order, unless one comes after another', () => {
    const { trace, seen } = setup(
      step('a', beat(refused)),
      step('b', beat(letIn)),
      step('c', beat({ ...known, after: 'b' })),
    );
    lookupExchange(trace);
    expect(seen()).toEqual([[false], [false], [false]]);
    loginExchange(trace);
    expect(seen()).toEqual([[false], [true], [false]]);
    lookupExchange(trace);
    expect(seen()).toEqual([[false], [true], [true]]);
  });

  it('counts from the opening of a step where that is asked for, and nothing of one that was never open', () => {
    const { trace, seen, newest } = setup(step('a', beat({ ...known, after: 'opened' })));
    lookupExchange(trace);
    const opened = newest();
    expect(seen({ a: opened })).toEqual([[false]]);
    lookupExchange(trace);
    expect(seen({ a: opened })).toEqual([[true]]);
    expect(seen({})).toEqual([[false]]);
  });

  it('asks nobody else for an opening than the one who was told of it', () => {
    const { trace, seen } = setup(step('constructor', beat({ ...known, after: 'opened' })));
    lookupExchange(trace);
    expect(seen({})).toEqual([[false]]);
  });

  it('takes settings that are so already for changed, since no change of them will be noted', () => {
    const { trace, seen, newest } = setup(
      step('a', beat(settings('timeout', 'idle'))),
      step('b', beat(settings('timeout', 'absolute'))),
    );
    trace.note({ kind: 'settings-changed', settings: { ...firstSettings, timeout: 'idle' } });
    const opened = newest();
    expect(seen({ a: opened, b: opened })).toEqual([[true], [false]]);
    trace.note({ kind: 'settings-changed', settings: firstSettings });
    expect(seen({ a: opened, b: opened })).toEqual([[true], [true]]);
    expect(seen({ a: newest(), b: newest() })).toEqual([[false], [true]]);
  });

  it('knows how a sandbox begins before any change of it', () => {
    const { trace, seen } = setup(
      step('a', beat(settings('servers', '1'))),
      step('b', beat(settings('servers', '2'))),
    );
    lookupExchange(trace);
    expect(seen({ a: 0, b: 0 })).toEqual([[true], [false]]);
  });
});

describe('impliedObservations', () => {
  const visit: Action = { type: 'request', label: 'Visit', route: 'GET /api/protected' };

  it('waits for each of several actions, one after another', () => {
    const { trace, seen } = setup(step('a', beat(...impliedObservations([visit, visit]))));
    lookupExchange(trace);
    expect(seen({ a: 0 })).toEqual([[false]]);
    lookupExchange(trace);
    expect(seen({ a: 0 })).toEqual([[true]]);
  });

  it('does not take a device for the browser', () => {
    const { trace, seen } = setup(
      step('a', beat(...impliedObservations([{ ...visit, type: 'device', kind: 'device', name: 'Phone' }]))),
    );
    lookupExchange(trace);
    expect(seen({ a: 0 })).toEqual([[false]]);
  });
});
