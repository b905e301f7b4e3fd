import type { StoreKind } from '../sandbox/settings.ts';
import { cleanText } from './clean-text.ts';
import type { OwnStoreOperation } from './event.ts';
import { shortenId } from './shorten-id.ts';

/** Where an operation took place: a `Map` is in memory, a file on a disk. */
export const ownStoreOf = ({ name }: OwnStoreOperation): Exclude<StoreKind, 'redis'> =>
  name.startsWith('map.') ? 'memory' : 'disk';

const toThing = (id: string): string => `session ${shortenId(cleanText(id, 64)) || 'without a name'}`;

const list = (ids: readonly string[]): string => {
  const [first = '', ...more] = ids;
  return toThing(first) + (more.length > 0 ? ` and ${more.length} more` : '');
};

const count = (size: number): string => (size === 1 ? 'the one session' : `all ${size} sessions`);

/** An operation in words, without its subject: *looks up session 4f2a…c91: it is there*. Safe for text from outside. */
export const describeOperation = (operation: OwnStoreOperation): string => {
  switch (operation.name) {
    case 'map.get':
      return `looks up ${toThing(operation.key)}: ${operation.value === null ? 'nothing there' : 'it is there'}`;
    case 'map.set':
      return `keeps ${toThing(operation.key)}`;
    case 'map.delete':
      return `deletes ${toThing(operation.key)}${operation.existed ? '' : ', which was not there'}`;
    case 'map.entries':
      return operation.size === 0
        ? 'goes through its sessions: there is none'
        : `goes through ${count(operation.size)}`;
    case 'file.read':
      return `reads ${cleanText(operation.path, 48)}${operation.body ? '' : ': there is no such file'}`;
    case 'file.write': {
      const [set, { removed }] = [Object.keys(operation.set), operation];
      const changes = [
        ...(set.length > 0 ? [`with ${list(set)}`] : []),
        ...(removed.length > 0 ? [`without ${list(removed)}`] : []),
      ];
      return `writes ${cleanText(operation.path, 48)} ${changes.join(' and ') || 'as it was'}`;
    }
  }
};
