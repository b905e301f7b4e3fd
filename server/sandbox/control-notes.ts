import { randomUUID } from 'node:crypto';
import type { ServerName } from '#shared/sandbox/settings.ts';
import { house, type RecordedEvent, type TraceEventOf } from '#shared/trace/event.ts';
import type { SandboxState } from './sandbox-state.ts';

type Note = TraceEventOf<'note'>['note'];
export type HouseNote = { note: Note; server?: ServerName };

/** One deed of whoever runs the cloakroom, as events; `at` is the sandbox's clock after it. */
export function toHouseEvents(notes: readonly HouseNote[], at: number): RecordedEvent[] {
  const exchange = `house-${randomUUID().slice(24)}`;
  return notes.map(({ note, server = 'A' }) => ({
    type: 'note',
    at,
    exchange,
    actor: house,
    server,
    source: null,
    note,
  }));
}

/** What a change of settings did, in the order of its consequences; nothing when all is as before. */
export function tellChange(before: SandboxState, after: SandboxState): HouseNote[] {
  const [was, is] = [before.settings, after.settings];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const notes: HouseNote[] = [];
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
  return [...notes, { note: { kind: 'settings-changed', settings: is } }];
}
