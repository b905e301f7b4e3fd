import { expireKeys, type Rack } from './take-reply.ts';
import type { Home, ServerState, World } from './world.ts';

/** Every place where keys are kept, the session stories, and the keys that the event at hand has changed. */
export type Racks = Pick<World, 'keys' | 'servers' | 'sessions'> & { changed: readonly string[] };

const emptyServer = (name: string): ServerState => ({
  name,
  isOpen: true,
  memory: new Map(),
  disk: new Map(),
});

/** The server's state with a change; a server is known from its first sight. */
export const setServer = (
  servers: World['servers'],
  name: string,
  change: Partial<ServerState> = {},
): World['servers'] => {
  const known = servers.get(name);
  const isSame = known && Object.entries(change).every(([key, value]) => Reflect.get(known, key) === value);
  return isSame ? servers : new Map(servers).set(name, { ...(known ?? emptyServer(name)), ...change });
};

const keysAt = ({ keys, servers }: Racks, { store, server }: Home) =>
  store === 'redis' ? keys : (servers.get(server)?.[store] ?? new Map());

/** Changes what is kept in one home. What it leaves alone stays the very same. */
export const changeRack = (racks: Racks, home: Home, change: (rack: Rack) => Rack): Racks => {
  const { sessions, changed } = racks;
  const held = keysAt(racks, home);
  const after = change({ home, keys: held, sessions, changed });
  const told = { sessions: after.sessions, changed: after.changed };
  if (after.keys === held) return { ...racks, ...told };
  if (home.store === 'redis') return { ...racks, ...told, keys: after.keys };
  return { ...racks, ...told, servers: setServer(racks.servers, home.server, { [home.store]: after.keys }) };
};

/** Takes away what has outlived its time. Only Redis does that by itself: what a server has of its own lies there. */
export const expireRacks = (racks: Racks, at: number): Racks =>
  changeRack(racks, { store: 'redis', server: '' }, (rack) => expireKeys(rack, at));
