import { describe, expect, it } from 'vitest';
import type { Walk } from '#shared/export/walk-file.ts';
import { attacker, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { logoutExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { findDifference } from './find-difference.ts';
import { toStableWalk } from './to-stable-walk.ts';

const [one, other] = ['4f2a9d07b16c4e0fa3d85b7e21f60c91', '00ff9d07b16c4e0fa3d85b7e21f6abcd'] as const;

type Run = { sessionId?: string; at?: number; port?: number; tookMs?: number; seconds?: number };

/** A login, a thief's look, closing time, and a logout too late; with this number, at this time, on this port, this slowly. */
const record = ({ sessionId = one, at = 1_790_000_000_000, port = 40_123, ...run }: Run = {}): Walk => {
  const { tookMs = 3, seconds = 3600 } = run;
  const thief = { ...attacker, id: `attacker-${sessionId.slice(0, 12)}` };
  const trace = createTraceBuilder({ at }).exchange({
    method: 'POST',
    path: '/api/login',
    headers: [['Host', `127.0.0.1:${port}`]],
    calls: [
      {
        commands: [['SETEX', `session:${sessionId}`, String(seconds), JSON.stringify({ createdAt: at })]],
        replies: ['OK'],
      },
    ],
    status: 200,
    reason: 'OK',
    setCookie: [
      `session_id=${sessionId}; Max-Age=${seconds}; Path=/; Expires=${new Date(at + 3_600_000).toUTCString()}`,
    ],
  });
  trace.wait(tookMs);
  lookupExchange(trace, { sessionId, actor: thief });
  trace.note({ kind: 'clock-moved', byMs: 3_600_000 - tookMs - 20 + 1000 });
  trace.wait(3_600_000);
  logoutExchange(trace, { sessionId });
  const events = [...trace.events];
  return {
    trace: { dropped: 0, events },
    steps: [{ id: 'come-in', openedAt: 0, ends: [4, events.length] }],
    lines: {},
  };
};

const stable = (walk: Walk) => toStableWalk(walk, 'a-lesson');
const timesOf = ({ trace }: Walk) => trace.events.map(({ at }) => at);

describe('a stable walk', () => {
  it('is the same, whenever, where and how slowly it was recorded, and under which numbers', () => {
    const anew = record({
      sessionId: other,
      at: 1_790_000_777_123,
      port: 50_321,
      tookMs: 1900,
      seconds: 3599,
    });
    expect(record()).not.toEqual(anew);
    expect(stable(record())).toEqual(stable(anew));
  });

  it('is as stable the second time', () => {
    expect(stable(stable(record()))).toEqual(stable(stable(stable(record()))));
  });

  it('holds none of the numbers that were given out', () => {
    expect(JSON.stringify(stable(record()))).not.toContain(one.slice(0, 12));
    expect(JSON.stringify(stable(record()))).toMatch(/"session_id=[0-9a-f]{32};/);
  });

  it('tells the same story: what was one is one afterwards', () => {
    const { trace } = stable(record());
    const { sessions, jars } = foldWorld(trace.events);
    const [id = ''] = sessions.keys();
    expect([...sessions.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    const [thief] = [...jars.values()].filter(({ actor }) => actor.kind === 'attacker');
    expect(thief?.actor.id).toMatch(/^attacker-[0-9a-f]{12}$/);
    const asked = trace.events.filter(({ actor }) => actor.id === thief?.actor.id);
    expect(JSON.stringify(asked)).toContain(id);
  });

  it('keeps the order of time, and moves the clock a second behind closing time', () => {
    const walk = stable(record());
    expect(timesOf(walk)).toEqual([...timesOf(walk)].sort((before, after) => before - after));
    const moved = walk.trace.events.find((event) => event.type === 'note');
    expect(moved?.note).toEqual({ kind: 'clock-moved', byMs: 3_601_000 });
  });

  it('lets a cookie end as long after its answer as it says', () => {
    const [line = ''] = JSON.stringify(stable(record())).match(/Max-Age=[^"]*/) ?? [];
    expect(line).toBe('Max-Age=3600; Path=/; Expires=Mon, 30 Nov 2026 10:00:00 GMT');
  });

  it('leaves alone what was counted up', () => {
    const { trace } = stable(record({ sessionId: '1001' }));
    expect(JSON.stringify(trace)).toContain('"session:1001"');
  });
});

describe('the difference between two walks', () => {
  it('is none where the same happened', () => {
    expect(findDifference(stable(record()), stable(record({ sessionId: other })))).toBeNull();
  });

  it('is the first event that is another', () => {
    const anew = stable(record());
    const events = anew.trace.events.map((event) =>
      event.type === 'response' && event.number === 8 ? { ...event, status: 401 } : event,
    );
    expect(findDifference(stable(record()), { ...anew, trace: { dropped: 0, events } })).toMatch(
      /^Event 8 is now: .*401.* It was: .*200/,
    );
  });

  it('is a part of an event that is told the same', () => {
    const anew = stable(record());
    const events = anew.trace.events.map((event) =>
      event.number === 2 ? { ...event, source: { file: 'redis-store.ts', line: 7 } } : event,
    );
    expect(findDifference(stable(record()), { ...anew, trace: { dropped: 0, events } })).toBe(
      'Event 2 has now {"source":{"file":"redis-store.ts","line":7}}. It had {"source":null}.',
    );
  });

  it('is none though the parts of an event come in another order', () => {
    const anew = stable(record());
    const events = anew.trace.events.map((event) => Object.fromEntries(Object.entries(event).reverse()));
    const trace = { dropped: 0, events: events as typeof anew.trace.events };
    expect(findDifference(stable(record()), { ...anew, trace })).toBeNull();
  });

  it('is what comes no more, or comes newly', () => {
    const whole = stable(record());
    const short = { ...whole, trace: { dropped: 0, events: whole.trace.events.slice(0, 8) } };
    expect(findDifference(whole, short)).toMatch(/^It ends before this: /);
    expect(findDifference(short, whole)).toMatch(/^Event 9 is now: .* It was: nothing\.$/);
  });

  it('is where a beat ended, though all else is the same', () => {
    const whole = stable(record());
    expect(findDifference(whole, { ...whole, steps: [] })).toBe('Its beats end elsewhere.');
  });

  it('does not look at how old the sessions on a page are', () => {
    const page = (age: string): Walk => {
      const body = `<!doctype html><title>Who is in</title><dd>${age}</dd>`;
      const { events } = createTraceBuilder().exchange({
        method: 'GET',
        path: '/admin',
        status: 200,
        reason: 'OK',
        responseHeaders: [['Content-Length', String(body.length)]],
        responseBody: body,
      });
      return stable({ trace: { dropped: 0, events: [...events] }, steps: [], lines: {} });
    };
    expect(findDifference(page('9 s'), page('10 s'))).toBeNull();
  });
});
