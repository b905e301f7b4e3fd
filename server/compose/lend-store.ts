import type { Source } from '#shared/trace/event.ts';
import { createFileStore } from '../demo-app/file-store.ts';
import type { LifetimeOptions } from '../demo-app/lifetime.ts';
import { createMapStore, type KeptSession } from '../demo-app/map-store.ts';
import type { SessionStore } from '../demo-app/session-store.ts';
import type { Forwarded } from '../gateway/forwarded.ts';
import type { OwnStores } from '../sandbox/own-stores.ts';

/** The store that a server has for itself, for one request; null where sessions are kept in the one that all share. */
export async function lendStore(
  ownStores: OwnStores,
  { place, callSite, lifetime }: { place: Forwarded; callSite(): Source | null; lifetime: LifetimeOptions },
): Promise<{ store: SessionStore; keep(): Promise<void> } | null> {
  const observer = { exchange: place, callSite };
  switch (place.state.settings.sessionsIn) {
    case 'redis':
      return null;
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
