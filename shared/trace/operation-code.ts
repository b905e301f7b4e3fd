import type { OwnStoreOperation } from './event.ts';

/** An operation as code says it, and what came of it there; null where nothing did. */
export type OperationCode = { call: string; result: string | null };

/**
 * `sessions.get("4f2a…") → undefined`, `sessions.delete("4f2a…") → true`, `read sessions.json`. Text from outside stays
 * as it was. `tell` writes what is in a record or a file; otherwise it stands there in full.
 */
export const operationCode = (
  operation: OwnStoreOperation,
  tell: (content: string) => string = (content) => content,
): OperationCode => {
  switch (operation.name) {
    case 'map.get': {
      const { key, value } = operation;
      const result = value === null ? 'undefined' : tell(JSON.stringify(value));
      return { call: `sessions.get(${JSON.stringify(key)})`, result };
    }
    case 'map.set': {
      const { key, value } = operation;
      return {
        call: `sessions.set(${JSON.stringify(key)}, ${tell(JSON.stringify(value))})`,
        result: null,
      };
    }
    case 'map.delete': {
      const { key, existed } = operation;
      return { call: `sessions.delete(${JSON.stringify(key)})`, result: String(existed) };
    }
    case 'map.entries':
      return { call: 'sessions.entries()', result: `${operation.size} of them` };
    case 'file.read': {
      const { path, body } = operation;
      return { call: `read ${path}`, result: body ? tell(body.text) : 'no such file' };
    }
    case 'file.write':
      return { call: `write ${operation.path}`, result: null };
  }
};
