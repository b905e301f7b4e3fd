import { describe, expect, it } from 'vitest';
import { firstSettings } from '../sandbox/settings.ts';
import { ownLogin } from '../trace/own-store-stories.ts';
import { attacker, createTraceBuilder, type TraceBuilder } from '../trace/trace-builder.ts';
import {
  loginExchange,
  logoutExchange,
  lookupExchange,
  wrongPasswordExchange,
} from '../trace/trace-stories.ts';
import { foldWorld } from '../world/fold-world.ts';
import type { Asked } from './asked.ts';
import { judgePrediction } from './judge-prediction.ts';
import type { Prediction } from './prediction.ts';
import { predictionOptions } from './prediction-options.ts';

const login: Asked = { route: 'POST /api/login', actor: 'browser', name: null };
const status = (about = login): Prediction => ({ question: '?', about, turn: 1, asks: 'status' });
const store: Prediction = { question: '?', about: login, turn: 1, asks: 'store' };
const jar: Prediction = { question: '?', about: login, turn: 1, asks: 'jar' };
const lane: Prediction = { question: '?', about: login, turn: 1, asks: 'lane', after: 'request' };

const idsOf = (prediction: Prediction, { events }: TraceBuilder) =>
  predictionOptions(prediction, foldWorld(events)).map(({ id }) => id);
const cameOf = (prediction: Prediction, { events }: TraceBuilder, since = 0) =>
  judgePrediction(prediction, events, since)?.came.id ?? null;

describe('predictionOptions', () => {
  it('offer what can happen in an empty sandbox', () => {
    const trace = createTraceBuilder();
    expect(idsOf(lane, trace)).toEqual(['asker', 'store']);
    expect(idsOf(status(), trace)).toEqual(['200', '401', '503']);
    expect(idsOf(jar, trace)).toEqual(['more', 'same']);
    expect(idsOf(store, trace)).toEqual(['more', 'same']);
  });

  it('offer what jar and store can lose, once they hold something', () => {
    const trace = loginExchange(createTraceBuilder());
    expect(idsOf(jar, trace)).toEqual(['other', 'fewer', 'same']);
    expect(idsOf(store, trace)).toEqual(['more', 'fewer', 'other', 'same']);
    logoutExchange(trace);
    expect(idsOf(jar, trace)).toEqual(['more', 'same']);
  });

  it('offer the lanes that there are, four at most, each as the diagram knows it', () => {
    const trace = lookupExchange(createTraceBuilder(), { actor: attacker });
    trace.note({ kind: 'settings-changed', settings: { ...firstSettings, servers: ['A', 'B'] } });
    expect(predictionOptions(lane, foldWorld(trace.events)).map(({ lane: one }) => one)).toEqual([
      { kind: 'actor', of: '' },
      { kind: 'store', of: '' },
      { kind: 'server', of: 'A' },
      { kind: 'server', of: 'B' },
    ]);
    trace.note({ kind: 'settings-changed', settings: { ...firstSettings, sessionsIn: 'memory' } });
    expect(idsOf(lane, trace)).toEqual(['asker', 'store', 'itself', `actor ${attacker.id}`]);
  });

  it('say whom the arrow goes back to', () => {
    const about: Asked = { route: 'GET /dashboard', actor: 'attacker', name: attacker.name };
    const trace = lookupExchange(createTraceBuilder(), { actor: attacker });
    expect(predictionOptions({ ...lane, about }, foldWorld(trace.events))[0]).toEqual({
      id: 'asker',
      says: 'Back to the Attacker',
      lane: { kind: 'actor', of: attacker.id },
    });
  });
});

describe('judgePrediction', () => {
  it('looks at what comes after the press, and at nothing before it', () => {
    const trace = wrongPasswordExchange(createTraceBuilder());
    const since = trace.events.at(-1)?.number ?? 0;
    expect(cameOf(status(), trace, since)).toBeNull();
    loginExchange(trace);
    expect(cameOf(status(), trace)).toBe('401');
    expect(cameOf(status(), trace, since)).toBe('200');
  });

  it('looks at the second answer where the press asks twice for the same', () => {
    const trace = wrongPasswordExchange(createTraceBuilder());
    const twice = { ...status(), turn: 2 };
    expect(cameOf(twice, trace)).toBeNull();
    expect(cameOf(twice, loginExchange(trace))).toBe('200');
  });

  it('knows a lane before the answer is there, and the rest only with it', () => {
    const { events } = loginExchange(createTraceBuilder());
    const told = [lane, jar, store].map((one) =>
      events.map((_, index) => judgePrediction(one, events.slice(0, index + 1), 0)?.came.id ?? null),
    );
    expect(told).toEqual([
      [null, 'store', 'store', 'store'],
      [null, null, null, 'more'],
      [null, null, null, 'more'],
    ]);
    expect(judgePrediction(lane, events, 0)?.number).toBe(2);
  });

  it('is not misled by what somebody else does meanwhile', () => {
    const trace = loginExchange(createTraceBuilder(), { actor: attacker, sessionId: 'f'.repeat(32) });
    wrongPasswordExchange(trace);
    expect([cameOf(status(), trace), cameOf(jar, trace), cameOf(store, trace)]).toEqual([
      '401',
      'same',
      'same',
    ]);
    expect(cameOf(status({ ...login, actor: 'attacker', name: attacker.name }), trace)).toBe('200');
    expect(cameOf(status({ ...login, actor: 'attacker', name: 'Thief' }), trace)).toBeNull();
  });

  it('sees a server look into its own rack, and the answer go straight back where none was asked', () => {
    expect(cameOf(lane, ownLogin(createTraceBuilder(), {}))).toBe('itself');
    const refused = wrongPasswordExchange(createTraceBuilder());
    expect(cameOf({ ...lane, after: 'store-reply' }, refused)).toBe('asker');
  });
});
