import { operator } from '../trace/actors.ts';
import { cleanText } from '../trace/clean-text.ts';
import type { Actor, TraceEvent } from '../trace/event.ts';
import { serverName } from '../trace/server-name.ts';
import { placeOfNote } from './note-event.ts';

/** One column of the diagram. */
export type Participant = {
  /** Ours alone, such as `browser` or `device2`: text from outside never becomes an id in a diagram. */
  id: string;
  kind: Actor['kind'] | 'server' | 'store';
  name: string;
  /** The actor's id, or the server's name; what events call this participant. */
  of: string;
};

export const store: Participant = { id: 'store', kind: 'store', name: 'Session Store', of: '' };
export const firstServer: Participant = { id: 'server', kind: 'server', name: serverName('A'), of: 'A' };

/** The column of an actor or a server, if it has one. */
export const findParticipant = (
  participants: readonly Participant[],
  kind: 'actor' | 'server' | 'store',
  of = '',
): Participant | undefined =>
  participants.find((one) =>
    kind === 'actor'
      ? one.kind !== 'server' && one.kind !== 'store' && one.of === of
      : one.kind === kind && (kind === 'store' || one.of === of),
  );

/**
 * Who takes part in these events, in the order of first sight, after those who are there already: a column does not
 * move once it stands. Only a further server joins the servers, since most of what it says is said beside them.
 */
export const participantsOf = (
  events: readonly TraceEvent[],
  already: readonly Participant[] = [],
): readonly Participant[] => {
  const seen = [...already];
  const freshId = (kind: Participant['kind']): string => {
    const count = seen.filter((one) => one.kind === kind).length;
    return count === 0 ? kind : `${kind}${count + 1}`;
  };
  const meet = (participant: Omit<Participant, 'id'>) =>
    seen.push({ id: freshId(participant.kind), ...participant });
  const meetServer = (server: Omit<Participant, 'id'>) => {
    const last = seen.findLastIndex(({ kind }) => kind === 'server');
    if (last < 0) meet(server);
    else seen.splice(last + 1, 0, { id: freshId('server'), ...server });
  };

  for (const event of events) {
    const { actor, server, type } = event;
    if (!isOfTheOperator(event) && !findParticipant(seen, 'actor', actor.id)) {
      meet({ kind: actor.kind, name: cleanText(actor.name, 24) || 'Somebody', of: actor.id });
    }
    if (type === 'note' && placeOfNote(event.note) === 'actor') continue;
    if (!findParticipant(seen, 'server', server)) {
      if (server === 'A') meet(firstServer);
      else meetServer({ kind: 'server', name: serverName(server), of: server });
    }
    if (meetsStore(event) && !findParticipant(seen, 'store')) seen.push(store);
  }
  return seen.length === already.length ? already : seen;
};

/** What is told of the cloakroom itself needs nobody who does it. */
const isOfTheOperator = (event: TraceEvent): boolean =>
  event.type === 'note' && event.actor.kind === operator.kind && placeOfNote(event.note) !== 'actor';

/** A server's own memory or disk is part of the server; only the shared store stands for itself. */
const meetsStore = (event: TraceEvent): boolean => {
  switch (event.type) {
    case 'store-command':
    case 'store-reply':
      return true;
    case 'note':
      return placeOfNote(event.note) === 'store';
    default:
      return false;
  }
};
