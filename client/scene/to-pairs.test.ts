import { expect, it } from 'vitest';
import { firstSettings } from '#shared/sandbox/settings.ts';
import { toScene } from '#shared/scene/to-scene.ts';
import { ownLogin } from '#shared/trace/own-store-stories.ts';
import { createTraceBuilder, curl } from '#shared/trace/trace-builder.ts';
import { exampleSessionId as id, loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { toPairs } from './to-pairs.ts';

it.each([
  ['memory', 'entry in a Map', 'no TTL, 0:48 left', 'no TTL, time’s up'],
  ['disk', 'record in sessions.json', 'no TTL, 0:48 left', 'no TTL, time’s up'],
] as const)(
  'says that a coat on a server’s own rack in its %s has no TTL',
  (sessionsIn, what, before, after) => {
    const trace = createTraceBuilder({ at: 0 });
    trace.note({ kind: 'settings-changed', settings: { ...firstSettings, sessionsIn } });
    ownLogin(trace, { store: sessionsIn, expiresAt: 60_000 });
    const scene = toScene(foldWorld(trace.events), trace.events);
    const hookAt = (now: number) => toPairs(scene, now).find(({ thing }) => thing.kind === 'hook');
    expect(hookAt(12_000)).toMatchObject({ participant: 'server', truth: { what, end: before } });
    expect(hookAt(60_000)?.truth.end).toBe(after);
  },
);

it('says what attendant, tickets and hooks are in truth, those that just mattered first', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  lookupExchange(trace, { actor: curl });
  const world = foldWorld(trace.events, 5);
  const pairs = toPairs(toScene(world, trace.events), world.at + 48_000);
  const key = `session:${id}`;
  expect(pairs.map(({ thing, analogy, truth }) => [thing, analogy, ...Object.values(truth)])).toEqual([
    [{ kind: 'attendant', id: 'A' }, 'Attendant', 'Server A', '', null],
    [{ kind: 'ticket', id }, 'curl’s ticket, on the counter', 'cookie', 'session_id=4f2a…c91', null],
    [{ kind: 'ticket', id }, 'Ticket in Browser’s hand', 'cookie', 'session_id=4f2a…c91', null],
    [{ kind: 'hook', id: key }, 'Hook with ada’s coat', 'key', 'session:4f2a…c91', 'TTL 59:12'],
  ]);
});
