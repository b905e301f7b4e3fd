import type { Redis } from 'ioredis';
import type { AppKeys } from '../store/app-keys.ts';
import { demoAppPrefix, diskPrefix, memoryPrefix } from '../store/keys.ts';
import { namespaceStore } from '../store/namespace-store.ts';
import type { Forwarded } from './forwarded.ts';

/** A store that a sandbox has taken down, in the words of a client that lost its connection. */
class TakenDown extends Error {
  constructor() {
    super('Connection is closed.');
  }
}

/** Whether the demo app failed because its sandbox has taken its store down: a lesson, and no news to whoever runs the server. */
export function isSimulated(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof TakenDown;
}

/**
 * The store as an exchange's server sees it: the one that all servers share, or what this server has for itself. Where
 * the sandbox's shared store is taken down, every command fails as with a client that lost its connection.
 */
export function simulateStore(redis: Redis, appKeys: AppKeys, exchange: Forwarded): Redis {
  const { sessionsIn, storeUp } = exchange.state.settings;
  const prefix = toPrefix(exchange);
  return namespaceStore(
    redis,
    () => {
      if (sessionsIn === 'redis' && !storeUp) throw new TakenDown();
      return prefix;
    },
    (keys) => appKeys.note(exchange.sandboxId, keys),
  );
}

/** The space in which an exchange's server finds its keys. */
export function toPrefix({ sandboxId, server, state }: Forwarded): string {
  switch (state.settings.sessionsIn) {
    case 'redis':
      return demoAppPrefix(sandboxId);
    case 'memory':
      return memoryPrefix(sandboxId, server, state.lives[server]);
    case 'disk':
      return diskPrefix(sandboxId, server);
  }
}
