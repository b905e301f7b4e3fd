import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../trace/event.ts';
import { ownLogin, ownLogout, ownLookup, ownRecord, ownWrite } from '../trace/own-store-stories.ts';
import { attacker, createTraceBuilder } from '../trace/trace-builder.ts';
import { exampleSessionId as id } from '../trace/trace-stories.ts';
import { closingTime, isOverdue } from './closing-time.ts';
import { foldWorld } from './fold-world.ts';

const start = 1_790_000_000_000;
const expiresAt = start + 60_000;

describe.each(['memory', 'disk'] as const)('what a server keeps in its own %s', (store) => {
  const setup = (story: { server?: string; expiresAt?: number | null } = {}) => {
    const trace = ownLogin(createTraceBuilder({ at: start }), { store, expiresAt, ...story });
    const look = (found: JsonValue, isOver = false, server = 'A') =>
      ownLookup(trace, { store, server, found, isOver });
    return { trace, look, world: () => foldWorld(trace.events) };
  };
  const own = ownRecord({ expiresAt });

  it('lies with that server alone, under the bare id and without a TTL', () => {
    const { world } = setup({ server: 'B' });
    const { keys, servers, sessions } = world();
    expect(keys.size).toBe(0);
    const held = servers.get('B')?.[store].get(id);
    expect(held).toMatchObject({ key: id, expiresAt: null });
    expect(held && closingTime({ store }, held)).toBe(expiresAt);
    expect(sessions.get(id)).toMatchObject({
      home: { store, server: 'B' },
      user: { id: 2, role: 'member' },
      holder: 'browser',
      end: null,
    });
  });

  it('is used by a lookup that finds it, and by none that looks elsewhere', () => {
    const { trace, look, world } = setup();
    look(own);
    look(null, false, 'B');
    const found = trace.events.findLast(
      (event) => event.type === 'own-store' && event.server === 'A' && event.operation.name !== 'file.write',
    );
    expect(world().sessions.get(id)?.usedBy).toEqual([found?.number]);
    expect(world().sessions.get(id)?.end).toBeNull();
  });

  it('still lies there when its time is up, until a lookup notices', () => {
    const { trace, look, world } = setup();
    trace.wait(120_000).note({ kind: 'clock-moved', byMs: 120_000 });
    const before = world();
    const story = before.sessions.get(id);
    expect(before.servers.get('A')?.[store].has(id)).toBe(true);
    expect(story?.end).toBeNull();
    expect(story && isOverdue(before, story)).toBe(true);
    look(own, true);
    const { servers, sessions } = world();
    expect(servers.get('A')?.[store].size).toBe(0);
    expect(sessions.get(id)).toMatchObject({ usedBy: [], end: { how: 'expired' } });
  });

  it('goes with a logout', () => {
    const { trace, world } = setup();
    ownLogout(trace, { store });
    expect(world().sessions.get(id)?.end?.how).toBe('deleted');
  });

  it('does not come back by a lookup that had found it before the logout, and by a new login does', () => {
    const { trace, world } = setup();
    ownLogout(trace.wait(1000), { store });
    const beside = ownRecord({ expiresAt: expiresAt + 1000 });
    trace.exchange({ method: 'GET', path: '/', calls: [ownWrite(store, beside)], status: 200, reason: 'OK' });
    expect(world().servers.get('A')?.[store].size).toBe(0);
    expect(world().sessions.get(id)?.end?.how).toBe('deleted');
    const anew = { ...Object(beside), createdAt: start + 60_000 };
    trace.exchange({ method: 'GET', path: '/', calls: [ownWrite(store, anew)], status: 200, reason: 'OK' });
    expect(world().servers.get('A')?.[store].size).toBe(1);
    expect(world().sessions.get(id)?.end).toBeNull();
  });

  it('is noted as shown by another', () => {
    const { trace, world } = setup();
    ownLookup(trace, { store, found: own, actor: attacker });
    expect(world().sessions.get(id)?.stolen).toMatchObject({ actor: 'attacker' });
  });

  it(store === 'memory' ? 'is lost with a restart' : 'outlives a restart', () => {
    const { trace, world } = setup();
    trace.note({ kind: 'server-changed', now: 'restarted' }, 'A');
    expect(world().sessions.get(id)?.end?.how).toBe(store === 'memory' ? 'lost' : undefined);
  });
});
