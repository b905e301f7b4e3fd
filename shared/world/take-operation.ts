import { z } from 'zod/mini';
import type { TraceEventOf } from '../trace/event.ts';
import { closingTime } from './closing-time.ts';
import { type Cause, isSameHome, tellUse } from './session-stories.ts';
import { put, type Rack } from './take-reply.ts';
import type { StoreKey } from './world.ts';

type Who = Required<Pick<Cause, 'actor' | 'shows' | 'isLogin'>>;

/** What a server did in its own memory or file, and so to the sessions that it keeps there. */
export const takeOperation = (
  rack: Rack,
  { operation, number, at }: TraceEventOf<'own-store'>,
  who: Who,
): Rack => {
  const cause: Cause = { by: number, at, ...who };
  const isOver = (held: StoreKey): boolean => {
    const end = closingTime(rack.home, held);
    return end !== null && end <= at;
  };
  const set = (to: Rack, [key, record]: readonly [string, unknown]): Rack => {
    if (isTooLate(to, key, record)) return to;
    const value = { type: 'string' as const, text: JSON.stringify(record) };
    return put(to, [key, { key, value, expiresAt: null, writtenBy: number }], cause);
  };
  const remove = (from: Rack, key: string): Rack => {
    const held = from.keys.get(key);
    if (!held) return from;
    // Whoever comes upon a record past its time throws it away: what ended the session was its time all the same.
    return put(from, [key, null], isOver(held) ? { ...cause, how: 'expired' } : cause);
  };
  const use = (from: Rack, key: string): Rack => {
    const held = from.keys.get(key);
    if (!held || isOver(held)) return from;
    return { ...from, sessions: tellUse(from.sessions, from.home, key, number) };
  };

  switch (operation.name) {
    case 'map.get':
      if (operation.value !== null) return use(rack, operation.key);
      // The map itself knows best: what this fold still holds went in a way that the trace does not tell.
      return rack.keys.has(operation.key)
        ? put(rack, [operation.key, null], { by: null, at, how: 'expired' })
        : rack;
    case 'map.set':
      return set(rack, [operation.key, operation.value]);
    case 'map.delete':
      return remove(rack, operation.key);
    case 'file.write':
      return operation.removed.reduce(remove, Object.entries(operation.set).reduce(set, rack));
    case 'file.read':
      // All of it is read, for the sake of the ticket that was shown.
      return who.shows.split(/[;=\s]+/).reduce(use, rack);
    case 'map.entries':
      return rack;
  }
};

const begunSchema = z.object({ createdAt: z.number() });

/**
 * Whether a record is written of a session that has ended since it began: by a request beside the one that ended it, which
 * had found it there and prolongs it. The server keeps no such thing.
 */
const isTooLate = ({ sessions, home }: Rack, key: string, record: unknown): boolean => {
  const story = sessions.get(key);
  const begun = begunSchema.safeParse(record);
  if (!story?.end || !isSameHome(story.home, home)) return false;
  return begun.success && begun.data.createdAt < story.end.at;
};
