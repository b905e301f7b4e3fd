import type { Redis } from 'ioredis';
import type { AppKeys } from '../store/app-keys.ts';
import { demoAppPrefix, diskPrefix, memoryPrefix } from '../store/keys.ts';
import { namespaceStore } from '../store/namespace-store.ts';
import { currentExchange, type Exchange } from './exchange-context.ts';

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
 * The store as the running request's server sees it: the one that all servers share, or what this server has for
 * itself. Where the sandbox's shared store is taken down, every command fails as with a client that lost its connection.
 */
export function simulateStore(redis: Redis, appKeys: AppKeys): Redis {
  return namespaceStore(
    redis,
    () => {
      const exchange = currentExchange();
      const { sessionsIn, storeUp } = exchange.state.settings;
      if (sessionsIn === 'redis' && !storeUp) throw new TakenDown();
      return toPrefix(exchange);
    },
    (keys) => appKeys.note(currentExchange().sandboxId, keys),
  );
}

/** The space in which the running request's server finds its keys. */
export function toPrefix({ sandboxId, server, state }: Exchange): string {
  switch (state.settings.sessionsIn) {
    case 'redis':
      return demoAppPrefix(sandboxId);
    case 'memory':
      return memoryPrefix(sandboxId, server, state.lives[server]);
    case 'disk':
      return diskPrefix(sandboxId, server);
  }
}
