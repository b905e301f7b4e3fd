import { type LifetimeOptions, toLifetime } from './lifetime.ts';
import { expiryOf, isOver, type KeptSession, listLive } from './map-store.ts';
import { parseSession, type Session, type SessionStore, StoreUnavailable } from './session-store.ts';

/** As much of `node:fs/promises` as is needed. */
export type Files = {
  readFile(path: string, encoding: 'utf8'): Promise<string>;
  writeFile(path: string, text: string): Promise<void>;
};

/**
 * Sessions in one JSON file on this server's disk. It outlives a restart, and ends nothing by itself: that a session's
 * time is over is noticed when somebody asks for it, and until then it lies there.
 */
export function createFileStore({
  files,
  path = 'sessions.json',
  now,
  ...options
}: LifetimeOptions & {
  files: Files;
  path?: string;
}): SessionStore {
  const lifetime = toLifetime(options);

  async function read(): Promise<Map<string, KeptSession>> {
    try {
      return new Map(Object.entries(JSON.parse(await files.readFile(path, 'utf8'))));
    } catch (cause) {
      // Nobody has logged in yet.
      if (Object(cause).code === 'ENOENT') return new Map();
      throw new StoreUnavailable(`${path} could not be read.`, { cause });
    }
  }

  async function write(sessions: Map<string, KeptSession>): Promise<void> {
    try {
      await files.writeFile(path, JSON.stringify(Object.fromEntries(sessions)));
    } catch (cause) {
      throw new StoreUnavailable(`${path} could not be written.`, { cause });
    }
  }

  const keptOf = (session: Session): KeptSession => ({
    ...session,
    expiresAt: expiryOf(lifetime, session, now()),
  });

  async function save(id: string, session: Session): Promise<void> {
    await write((await read()).set(id, keptOf(session)));
  }

  async function remove(ids: readonly string[]): Promise<number> {
    const sessions = await read();
    const removed = ids.filter((id) => sessions.delete(id));
    if (removed.length > 0) await write(sessions);
    return removed.length;
  }

  const listOf: SessionStore['listOf'] = async (userIds) => listLive(await read(), userIds, now());

  return {
    save,
    async find(id) {
      const sessions = await read();
      const kept = sessions.get(id);
      if (!kept) return null;
      if (isOver(kept, now())) {
        await remove([id]);
        return null;
      }
      const session = parseSession(kept);
      // Revived sessions: what is written back comes from the one reading that found it. A second one would put back what
      // has been destroyed since the first. What a file cannot do is look and write in one step, as Redis does.
      if (session && lifetime.idle !== null) await write(sessions.set(id, keptOf(session)));
      return session;
    },
    async replace(id, session) {
      const sessions = await read();
      if (!sessions.has(id)) return false;
      await write(sessions.set(id, keptOf(session)));
      return true;
    },
    destroy: async (id) => (await remove([id])) === 1,
    destroyAllOf: async (userId) => remove((await listOf([userId])).map(({ id }) => id)),
    listOf,
  };
}
