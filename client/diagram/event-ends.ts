import { receiverOf } from '#shared/trace/drop.ts';
import type { Actor, OwnStoreOperation, TraceEvent } from '#shared/trace/event.ts';
import { ownStoreOf } from '#shared/trace/own-store.ts';
import { serverName } from '#shared/trace/server-name.ts';

export type End = { kind: Actor['kind'] | 'server' | 'store'; name: string };

const sessionStore: End = { kind: 'store', name: 'Session Store' };

/** What a server keeps for itself is part of it, as in the diagram. */
const ownPlace = (operation: OwnStoreOperation, server: string): End => ({
  kind: 'server',
  name: `${ownStoreOf(operation) === 'memory' ? 'Memory' : 'Disk'} of ${server}`,
});

/** Who sent what is shown, and to whom; `to` is null for a note, which goes nowhere. */
export const eventEnds = (event: TraceEvent): { from: End; to: End | null } => {
  const who: End = { kind: event.actor.kind, name: event.actor.name };
  const receiver = receiverOf(event);
  const server: End = receiver
    ? { kind: receiver.kind, name: receiver.name }
    : { kind: 'server', name: serverName(event.server) };
  switch (event.type) {
    case 'request':
      return { from: who, to: server };
    case 'response':
      return { from: server, to: who };
    case 'store-command':
      return { from: server, to: sessionStore };
    case 'store-reply':
      return { from: sessionStore, to: server };
    case 'own-store':
      return { from: server, to: ownPlace(event.operation, server.name) };
    case 'note':
      return { from: who, to: null };
  }
};
