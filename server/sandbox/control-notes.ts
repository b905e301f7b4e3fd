import { randomUUID } from 'node:crypto';
import type { ServerName } from '#shared/sandbox/server.ts';
import { operator } from '#shared/trace/actors.ts';
import type { RecordedEvent, TraceEventOf } from '#shared/trace/event.ts';
import type { AppKey } from './app-key.ts';
import type { SandboxState } from './sandbox-state.ts';

type Note = TraceEventOf<'note'>['note'];
export type ControlNote = { note: Note; server?: ServerName };

/** What one press of a control did, as events; `at` is the sandbox's clock after it. */
export function toControlEvents(notes: readonly ControlNote[], at: number): RecordedEvent[] {
  const exchange = `control-${randomUUID().slice(24)}`;
  return notes.map(({ note, server = 'A' }) => ({
    type: 'note',
    at,
    exchange,
    actor: operator,
    server,
    source: null,
    note,
  }));
}

/** What a change of settings did, in the order of its consequences; nothing when all is as before. */
export function tellChange(before: SandboxState, after: SandboxState): ControlNote[] {
  const [was, is] = [before.settings, after.settings];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const notes: ControlNote[] = [];
  for (const server of is.servers) {
    if (!was.servers.includes(server))
      notes.push({ note: { kind: 'server-changed', now: 'started' }, server });
  }
  for (const server of was.servers) {
    if (!is.servers.includes(server))
      notes.push({ note: { kind: 'server-changed', now: 'stopped' }, server });
  }
  if (was.storeUp !== is.storeUp)
    notes.push({ note: { kind: 'store-changed', now: is.storeUp ? 'up' : 'down' } });
  return [...notes, { note: { kind: 'settings-changed', settings: is, was } }];
}

/** That keys of the shared store expired; nothing when none did. */
export function tellExpired(keys: readonly AppKey[]): ControlNote[] {
  const names = keys.map(({ name }) => name);
  return names.length === 0 ? [] : [{ note: { kind: 'keys-expired', keys: names } }];
}
