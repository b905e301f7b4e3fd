import { describe, expect, it } from 'vitest';
import { firstSettings, type SandboxSettings } from '#shared/sandbox/settings.ts';
import { toScene } from '#shared/scene/to-scene.ts';
import type { Actor } from '#shared/trace/event.ts';
import { ownLogin } from '#shared/trace/own-store-stories.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, oldTicketExchange } from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { layOut, type Spot } from './lay-out.ts';

const guest = (number: number): Actor => ({ id: `d${number}`, kind: 'device', name: `Device ${number}` });

/** So many sessions of so many actors; then the session `shown`, if any, is looked up. */
const setup = ({ sessions, actors = 1, shown }: { sessions: number; actors?: number; shown?: number }) => {
  const trace = createTraceBuilder();
  for (let i = 0; i < sessions; i++) {
    loginExchange(trace, { sessionId: `ticket-${i}`, actor: guest(i % actors) });
  }
  if (shown !== undefined) lookupExchange(trace, { sessionId: `ticket-${shown}`, actor: guest(0) });
  const at = (upTo: number) => toScene(foldWorld(trace.events, upTo), trace.events);
  return { trace, at, last: trace.events.length };
};

const gap = (spots: readonly Spot[]) =>
  Math.min(
    ...spots.flatMap((a, i) =>
      spots
        .slice(i + 1)
        .map((b) => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) / Math.max(a.scale, b.scale)),
    ),
  );

const twoRacks = { ...firstSettings, servers: ['A', 'B'], sessionsIn: 'disk' } as SandboxSettings;

describe.each([true, false])('with room beside the people: %s', (isWide) => {
  it.each([1, 4, 5, 10, 12, 13, 30])(
    'hangs or counts each of %d coats, none on top of another',
    (sessions) => {
      const { at, last } = setup({ sessions });
      const scene = at(last);
      const { hooks, hidden, free, form } = layOut(scene, isWide);
      expect(hooks.size + hidden.length).toBe(sessions);
      // A coat is 98 units wide at scale 1.
      expect(gap([...hooks.values(), ...free])).toBeGreaterThanOrEqual(98);
      for (const { x, scale } of hooks.values()) {
        expect(x - 49 * scale).toBeGreaterThanOrEqual(0);
        expect(x + 49 * scale).toBeLessThanOrEqual(form.width);
      }
    },
  );

  it('shows the hook that is just being looked at, however far along the rail', () => {
    const { at, last } = setup({ sessions: 30, shown: 27 });
    const { hooks, hidden } = layOut(at(last - 1), isWide);
    expect(hooks.has('ticket-27')).toBe(true);
    expect(hidden.map(({ id }) => id)).not.toContain('ticket-27');
    expect(hooks.size + hidden.length).toBe(30);
  });

  it('shows the bare hook of an old ticket on a full rack', () => {
    const { trace, at } = setup({ sessions: 30 });
    oldTicketExchange(trace, { sessionId: 'no-such-ticket', actor: guest(0) });
    const { hooks, bare, hidden } = layOut(at(trace.events.length - 1), isWide);
    expect(bare).not.toBeNull();
    expect(gap([...hooks.values(), ...(bare ? [bare] : [])])).toBeGreaterThanOrEqual(98);
    expect(hooks.size + hidden.length).toBe(30);
  });

  it('gives every guest a place of its own or counts it', () => {
    const { at, last } = setup({ sessions: 9, actors: 9 });
    const { guests, waitingMore, form } = layOut(at(last), isWide);
    expect(guests.size + waitingMore).toBe(9);
    for (const { x } of guests.values()) expect(x).toBeGreaterThan(50);
    expect(gap([...guests.values()])).toBeGreaterThan(100);
    expect(guests.get('d8')).toEqual({ ...form.atCounter, scale: 1 });
  });

  it('keeps coats where they hang as others come and go', () => {
    const { at } = setup({ sessions: 4 });
    const first = [4, 8, 12, 16].map((upTo) => layOut(at(upTo), isWide).hooks.get('ticket-0'));
    expect(new Set(first.map((spot) => JSON.stringify(spot))).size).toBe(1);
  });

  it('hangs the coats of two servers on two racks, which share the wall and nothing else', () => {
    const trace = createTraceBuilder().note({ kind: 'settings-changed', settings: twoRacks });
    for (const [index, server] of ['A', 'B', 'A', 'B', 'A', 'A'].entries()) {
      ownLogin(trace, { server, store: 'disk', sessionId: `t${index}` });
    }
    const { hooks, hidden, racks, free } = layOut(toScene(foldWorld(trace.events), trace.events), isWide);
    expect(racks.map(({ name }) => name)).toEqual(['Disk of A', 'Disk of B']);
    expect(hooks.size + hidden.length).toBe(6);
    expect(gap([...hooks.values(), ...free])).toBeGreaterThanOrEqual(98);
    expect(hooks.get('t0')?.x).toBeLessThan(racks[0]?.to ?? 0);
    expect(hooks.get('t1')?.x).toBeGreaterThan(racks[1]?.from ?? 0);
  });

  it('walks the attendant to the rack and back', () => {
    const { at, last } = setup({ sessions: 4, shown: 3 });
    const x = (upTo: number) => layOut(at(upTo), isWide).attendants.get('A')?.x ?? 0;
    expect(x(last - 1)).toBeGreaterThan(x(last));
    expect(x(last - 3)).toBe(x(last));
  });
});

it.each([1, 10])('hangs %d coats with their words inside the bays, above whatever is said', (sessions) => {
  const { at, last } = setup({ sessions });
  const { boards, hooks, form, isClose } = layOut(at(last), false);
  const { bay } = isClose ? form.close : form.roomy;
  // A coat is 160 units long at scale 1, and has two lines of words beneath it, or one where it is close.
  for (const { scale } of hooks.values()) expect(160 * scale + (isClose ? 17 : 46)).toBeLessThan(bay);
  const lowest = Math.max(...boards.map(({ y }) => y + bay));
  expect(lowest).toBeLessThanOrEqual(form.foyer.from);
  // The bubble's upper edge, as `speech.tsx` draws it.
  expect(lowest).toBeLessThan(form.attendant.y - 282 - 24);
});
