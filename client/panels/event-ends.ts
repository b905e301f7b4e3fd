import type { Actor, TraceEvent } from '#shared/trace/event.ts';

export type End = { kind: Actor['kind'] | 'server' | 'store'; name: string };

const store: End = { kind: 'store', name: 'Session Store' };

/** Who sent what is shown, and to whom; `to` is null for a note, which goes nowhere. */
export const eventEnds = ({ type, actor, server }: TraceEvent): { from: End; to: End | null } => {
  const who: End = { kind: actor.kind, name: actor.name };
  const house: End = { kind: 'server', name: server === 'A' ? 'Server' : `Server ${server}` };
  switch (type) {
    case 'request':
      return { from: who, to: house };
    case 'response':
      return { from: house, to: who };
    case 'store-command':
      return { from: house, to: store };
    case 'store-reply':
      return { from: store, to: house };
    case 'note':
      return { from: who, to: null };
  }
};
