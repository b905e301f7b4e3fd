import type { Redis } from 'ioredis';
import { OwnStoreFull } from '#shared/exchange/observe-own-store.ts';
import { type AppKeys, SandboxFull } from '../store/app-keys.ts';
import { demoAppPrefix } from '../store/keys.ts';
import { namespaceStore } from '../store/namespace-store.ts';
import type { Forwarded } from './forwarded.ts';

/** A store that a sandbox has taken down, in the words of a client that lost its connection. */
class TakenDown extends Error {
  constructor() {
    super('Connection is closed.');
  }
}

const OF_THE_SANDBOX = [TakenDown, OwnStoreFull, SandboxFull];

/** Whether the demo app failed because its sandbox has taken its store down, or filled what it may: a lesson, and no news to whoever runs the server. */
export function isSimulated(error: unknown): boolean {
  const reasons = error instanceof Error ? [error, error.cause] : [];
  return reasons.some((reason) => OF_THE_SANDBOX.some((known) => reason instanceof known));
}

/**
 * The store that all of a sandbox's servers share. Where it is taken down, every command fails as with a client that
 * lost its connection.
 */
export function simulateStore(redis: Redis, appKeys: AppKeys, { sandboxId, state }: Forwarded): Redis {
  const prefix = demoAppPrefix(sandboxId);
  return namespaceStore(
    redis,
    () => {
      if (!state.settings.storeUp) throw new TakenDown();
      return prefix;
    },
    (keys) => appKeys.note(sandboxId, keys),
  );
}
