import { operator } from '../trace/actors.ts';
import { cleanText } from '../trace/clean-text.ts';
import { receiverOf } from '../trace/drop.ts';
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
 * Who takes part in these events, with those who are there already, in the order in which messages go: people, servers,
 * store. So no arrow passes through the store on its way to somebody. Of people the newest stands leftmost, as at the end of a queue.
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
  const meet = (person: Omit<Participant, 'id'>) => seen.unshift({ id: freshId(person.kind), ...person });
  const meetServer = (name: string) => {
    const server = { id: freshId('server'), kind: 'server', name: serverName(name), of: name } as const;
    seen.splice(seen.at(-1)?.kind === 'store' ? -1 : seen.length, 0, server);
  };

  const meetActor = ({ id, kind, name }: Actor) => {
    if (!findParticipant(seen, 'actor', id)) meet({ kind, name: cleanText(name, 24) || 'Somebody', of: id });
  };

  for (const event of events) {
    const { actor, server, type } = event;
    if (!isOfTheOperator(event)) meetActor(actor);
    const receiver = receiverOf(event);
    if (receiver) {
      // No server has a part in it.
      meetActor(receiver);
      continue;
    }
    if (type === 'note' && placeOfNote(event.note) === 'actor') continue;
    if (!findParticipant(seen, 'server', server)) meetServer(server);
    if (meetsStore(event) && !findParticipant(seen, 'store')) seen.push(store);
  }
  return seen.length === already.length ? already : seen;
};

/** What is told of the cloakroom itself needs nobody who does it. */
const isOfTheOperator = (event: TraceEvent): boolean =>
  event.type === 'note' && event.actor.kind === operator.kind && placeOfNote(event.note) !== 'actor';

/** A server's own memory or disk is part of the server; only the shared store stands for itself. Time passes also where nobody has it. */
const meetsStore = (event: TraceEvent): boolean => {
  switch (event.type) {
    case 'store-command':
    case 'store-reply':
      return true;
    case 'note':
      return event.note.kind === 'store-changed' || event.note.kind === 'keys-expired';
    default:
      return false;
  }
};
