import type { JsonValue, OwnStoreOperation } from '../trace/event.ts';
import type { KnownSecrets } from './known-secrets.ts';
import { maskValue } from './mask-commands.ts';

/** Hides passwords in what a server keeps for itself. The text of a file is masked before it is cut. */
export function maskOperation(operation: OwnStoreOperation, secrets: KnownSecrets): OwnStoreOperation {
  const { hide } = secrets;
  switch (operation.name) {
    case 'map.get':
    case 'map.set':
      return { ...operation, key: hide(operation.key), value: maskValue(operation.value, secrets) };
    case 'map.delete':
      return { ...operation, key: hide(operation.key) };
    case 'map.entries':
    case 'file.read':
      return operation;
    case 'file.write': {
      const set = Object.entries(operation.set).map(([id, value]): [string, JsonValue] => [
        hide(id),
        maskValue(value, secrets),
      ]);
      return { ...operation, set: Object.fromEntries(set), removed: operation.removed.map(hide) };
    }
  }
}
