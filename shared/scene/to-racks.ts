import { cleanText } from '../trace/clean-text.ts';
import type { TraceEvent } from '../trace/event.ts';
import { heldKey } from '../world/closing-time.ts';
import type { Home, SessionStory, StoreKey, World } from '../world/world.ts';
import type { Rack } from './scene.ts';

/** The rack that a home is: `store`, or the server's name. */
export const rackOf = ({ store, server }: Home): string => (store === 'redis' ? 'store' : server);

/** The rack that an event has somebody go to; null for none. */
export const rackAsked = (event: TraceEvent): string | null => {
  switch (event.type) {
    case 'store-command':
    case 'store-reply':
      return 'store';
    case 'own-store':
      return event.server;
    case 'request':
    case 'response':
    case 'note':
      return null;
  }
};

/** The servers that serve now, in the order of first sight. */
export const openServers = ({ servers, settings }: World): string[] => {
  const open = [...servers.values()].filter(({ isOpen }) => isOpen).map(({ name }) => name);
  const known = settings.servers.filter((name) => !servers.has(name));
  return [...open, ...known].sort();
};

/** The racks that are in use. */
export const toRacks = (world: World): Rack[] => {
  const { sessionsIn, storeUp } = world.settings;
  if (sessionsIn === 'redis') return [{ id: 'store', name: 'Session Store', isShut: !storeUp }];
  const what = sessionsIn === 'memory' ? 'Memory' : 'Disk';
  return openServers(world).map((id) => ({ id, name: `${what} of ${cleanText(id, 8)}`, isShut: false }));
};

/** A session's key where it is kept, if it is there and its rack is in use. */
export const hungKey = (world: World, story: SessionStory): StoreKey | null =>
  story.home.store === world.settings.sessionsIn ? heldKey(world, story) : null;
