import type { Redis } from 'ioredis';
import type { Source } from '#shared/trace/event.ts';
import { createFileStore } from '../demo-app/file-store.ts';
import type { LifetimeOptions } from '../demo-app/lifetime.ts';
import { createMapStore, type KeptSession } from '../demo-app/map-store.ts';
import { createRedisStore } from '../demo-app/redis-store.ts';
import type { SessionStore } from '../demo-app/session-store.ts';
import type { Forwarded } from '../gateway/forwarded.ts';
import type { OwnStores } from '../sandbox/own-stores.ts';

/** The store that a server keeps its sessions in, for one request: the one that all share, or one that it has for itself. */
export async function lendStore(
  ownStores: OwnStores,
  {
    place,
    callSite,
    lifetime,
    shared,
  }: { place: Forwarded; callSite(): Source | null; lifetime: LifetimeOptions; shared(): Redis },
): Promise<{ store: SessionStore; keep(): Promise<void> }> {
  const observer = { exchange: place, callSite };
  switch (place.state.settings.sessionsIn) {
    case 'redis':
      return { store: createRedisStore({ redis: shared(), ...lifetime }), keep: async () => undefined };
    case 'memory': {
      const { thing, keep } = await ownStores.lendMap<KeptSession>(place, observer);
      return { store: createMapStore({ sessions: thing, ...lifetime }), keep };
    }
    case 'disk': {
      const { thing, keep } = await ownStores.lendFile(place, observer);
      return { store: createFileStore({ files: thing, ...lifetime }), keep };
    }
  }
}
