import type { OwnStoreOperation, TraceEventOf } from '../trace/event.ts';
import { ownStoreOf } from '../trace/own-store.ts';
import type { Trait } from './alignment.ts';
import type { Facts } from './http-traits.ts';

/**
 * What counts of what a server does in its own memory or file. It goes by the Redis commands that do the same, so that a
 * run with one store can be laid beside a run with another. `shownIds` came with the request.
 */
export const operationFacts = (
  { operation }: TraceEventOf<'own-store'>,
  shownIds: ReadonlySet<string>,
): Facts => {
  const deeds = deedsOf(operation);
  const traits = deeds.flatMap(({ title: of, ids, reply }): Trait[] => [
    { aspect: 'command', of, value: String(Math.max(ids.length, 1)) },
    ...(of === keeps ? keptTraits(ids, shownIds) : []),
    ...(reply === null ? [] : [{ aspect: 'reply' as const, of, value: reply }]),
  ]);
  return {
    // What all share would make strangers alike, so of the session store nothing is said.
    traits: [...traits, { aspect: 'asked', of: '', value: ownStoreOf(operation) }],
    ids: deeds.flatMap(({ title, ids }) =>
      ids.map((id, index) => ({ place: `${title} ${index}`, domain: 'session', id })),
    ),
  };
};

const looksUp = 'GET session';
const keeps = 'SET session';
const deletes = 'DEL session';
const walks = 'SMEMBERS user-sessions';
type Deed = { title: string; ids: readonly string[]; reply: string | null };

const deedsOf = (operation: OwnStoreOperation): Deed[] => {
  const found = (isThere: boolean) => (isThere ? 'something' : 'nothing');
  switch (operation.name) {
    case 'map.get':
      return [{ title: looksUp, ids: [operation.key], reply: found(operation.value !== null) }];
    case 'map.set':
      return [{ title: keeps, ids: [operation.key], reply: 'done' }];
    case 'map.delete':
      return [{ title: deletes, ids: [operation.key], reply: found(operation.existed) }];
    case 'map.entries':
      return [{ title: walks, ids: [], reply: found(operation.size > 0) }];
    case 'file.read':
      // What it was read for, and whether that was in it, only the code knows.
      return [{ title: looksUp, ids: [], reply: null }];
    case 'file.write': {
      const [set, { removed }] = [Object.keys(operation.set), operation];
      return [
        ...(set.length > 0 ? [{ title: keeps, ids: set, reply: 'done' }] : []),
        ...(removed.length > 0 ? [{ title: deletes, ids: removed, reply: 'something' }] : []),
      ];
    }
  }
};

/** What an operation does to which kind of key, as a command would be titled. */
export const operationTitles = (operation: OwnStoreOperation): string[] =>
  deedsOf(operation).map(({ title }) => title);

/** Nothing but a field of the record says how long the session lasts. */
const keptTraits = (ids: readonly string[], shownIds: ReadonlySet<string>): Trait[] => [
  { aspect: 'issued-id', of: keeps, value: ids.some((id) => shownIds.has(id)) ? 'kept' : 'new' },
  { aspect: 'ttl', of: keeps, value: 'record' },
];
