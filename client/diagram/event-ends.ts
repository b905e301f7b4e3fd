import type { StoreKind } from '#shared/sandbox/settings.ts';
import type { Actor, TraceEvent } from '#shared/trace/event.ts';
import { ownStoreOf } from '#shared/trace/own-store.ts';
import { serverName } from '#shared/trace/server-name.ts';

export type End = { kind: Actor['kind'] | 'server' | 'store'; name: string };

/** What a server keeps for itself is part of it, as in the diagram. */
const storeOf = (store: StoreKind, server: string): End => {
  if (store === 'redis') return { kind: 'store', name: 'Session Store' };
  return { kind: 'server', name: `${store === 'memory' ? 'Memory' : 'Disk'} of ${server}` };
};

/** Who sent what is shown, and to whom; `to` is null for a note, which goes nowhere. */
export const eventEnds = (event: TraceEvent): { from: End; to: End | null } => {
  const who: End = { kind: event.actor.kind, name: event.actor.name };
  const server: End = { kind: 'server', name: serverName(event.server) };
  switch (event.type) {
    case 'request':
      return { from: who, to: server };
    case 'response':
      return { from: server, to: who };
    case 'store-command':
      return { from: server, to: storeOf(event.store, server.name) };
    case 'store-reply':
      return { from: storeOf(event.store, server.name), to: server };
    case 'own-store':
      return { from: server, to: storeOf(ownStoreOf(event.operation), server.name) };
    case 'note':
      return { from: who, to: null };
  }
};
