import { describe, expect, it } from 'vitest';
import { firstSettings } from '../sandbox/settings.ts';
import { ownLogin } from '../trace/own-store-stories.ts';
import { attacker, browser, createTraceBuilder } from '../trace/trace-builder.ts';
import { exampleSessionId as id, loginExchange, lookupExchange } from '../trace/trace-stories.ts';
import { foldWorld } from './fold-world.ts';

const admin = { id: 'admin', kind: 'admin', name: 'Admin' } as const;
const key = `session:${id}`;

const loginAt = (server: string, store: 'memory' | 'disk', trace = createTraceBuilder()) =>
  ownLogin(trace, { server, store });

describe('servers', () => {
  it('loses a memory with a restart of its server, and of no other', () => {
    const trace = loginAt('B', 'memory');
    trace.note({ kind: 'server-changed', now: 'restarted' }, 'A');
    expect(foldWorld(trace.events).sessions.get(id)?.end).toBeNull();
    trace.note({ kind: 'server-changed', now: 'restarted' }, 'B');
    const { servers, sessions, changed } = foldWorld(trace.events);
    expect(servers.get('B')?.memory.size).toBe(0);
    expect(sessions.get(id)?.end).toMatchObject({ how: 'lost', by: null });
    expect(changed.keys).toEqual([id]);
  });

  it('takes the same id with another server for a session of its own', () => {
    const trace = loginAt('B', 'memory', loginAt('A', 'memory'));
    const world = foldWorld(trace.note({ kind: 'server-changed', now: 'restarted' }, 'A').events);
    expect(world.sessions.get(id)).toMatchObject({ home: { server: 'B' }, end: null });
  });

  it('keeps a disk through a restart', () => {
    const trace = loginAt('A', 'disk').note({ kind: 'server-changed', now: 'restarted' }, 'A');
    expect(foldWorld(trace.events).servers.get('A')?.disk.has(id)).toBe(true);
  });

  it('knows who is open, and what the settings are', () => {
    const settings = { ...firstSettings, servers: ['A' as const, 'B' as const], timeout: 'idle' as const };
    const trace = createTraceBuilder().note({ kind: 'settings-changed', settings });
    trace
      .note({ kind: 'server-changed', now: 'started' }, 'B')
      .note({ kind: 'server-changed', now: 'stopped' }, 'A');
    trace.note({ kind: 'store-changed', now: 'down' });
    const world = foldWorld(trace.events);
    expect(world.settings).toEqual({ ...settings, storeUp: false });
    expect([...world.servers.values()].map(({ name, isOpen }) => [name, isOpen])).toEqual([
      ['A', false],
      ['B', true],
    ]);
  });
});

describe('how sessions end', () => {
  it('calls it revoked when somebody else deletes it', () => {
    const trace = loginExchange(createTraceBuilder());
    trace.exchange({
      actor: admin,
      method: 'POST',
      path: '/api/admin/users/2/revoke',
      status: 200,
      reason: 'OK',
      cookie: 'session_id=another',
      calls: [{ commands: [['DEL', key]], replies: [1] }],
    });
    expect(foldWorld(trace.events).sessions.get(id)?.end?.how).toBe('revoked');
  });

  it('tells whom the ticket belongs to from whoever has a copy, when a thief logs out with the ticket itself', () => {
    const trace = loginExchange(createTraceBuilder());
    trace.exchange({
      actor: attacker,
      method: 'POST',
      path: '/api/logout',
      status: 204,
      reason: 'No Content',
      cookie: `session_id=${id}`,
      calls: [{ commands: [['DEL', key]], replies: [1] }],
    });
    expect(foldWorld(trace.events).sessions.get(id)?.end?.how).toBe('shown');
  });

  it('takes a key that a note says has expired', () => {
    const trace = loginExchange(createTraceBuilder());
    trace.note({ kind: 'keys-expired', keys: [key, 'session:never-seen'] });
    const { keys, sessions } = foldWorld(trace.events);
    expect(keys.has(key)).toBe(false);
    expect(sessions.get(id)?.end).toMatchObject({ how: 'expired', by: null });
  });
});

it('tells which request showed a ticket that belongs to another', () => {
  const trace = loginExchange(createTraceBuilder(), { actor: browser });
  lookupExchange(trace, { actor: browser });
  expect(foldWorld(trace.events).sessions.get(id)?.stolen).toBeNull();
  const by = trace.events.length + 1;
  lookupExchange(trace, { actor: attacker });
  expect(foldWorld(trace.events).sessions.get(id)?.stolen).toEqual({ actor: 'attacker', by });
});

it('leaves browsers their own time when the clock of the cloakroom jumps', () => {
  const trace = loginExchange(createTraceBuilder(), { ttlSeconds: 60 }).wait(3_600_000);
  trace.note({ kind: 'clock-moved', byMs: 3_600_000 });
  trace.note({ kind: 'keys-expired', keys: [...foldWorld(trace.events).keys.keys()] });
  const { jars, keys } = foldWorld(trace.events);
  expect(keys.size).toBe(0);
  expect(jars.get('browser')?.cookies).toHaveLength(1);
  expect(jars.has('house')).toBe(false);
});
