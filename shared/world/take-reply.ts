import { isLookup } from '../store/commands.ts';
import type { Reply, TraceEventOf } from '../trace/event.ts';
import { type KeyChange, toKeyChanges } from './command-effects.ts';
import { type Cause, type Stories, tellChange, tellUse } from './session-stories.ts';
import type { Home, StoreKey } from './world.ts';

/** The keys of one home, and what session keys tell. */
export type Rack = {
  home: Home;
  keys: ReadonlyMap<string, StoreKey>;
  sessions: Stories;
  changed: readonly string[];
};

/** Writes or removes one key, and tells what that means for its session. */
export const put = (rack: Rack, change: KeyChange, cause: Cause): Rack => {
  const [key, to] = change;
  const keys = new Map(rack.keys);
  if (to) keys.set(key, to);
  else keys.delete(key);
  return {
    home: rack.home,
    keys,
    sessions: tellChange(rack.sessions, rack.home, change, cause),
    changed: [...rack.changed.filter((other) => other !== key), key],
  };
};

/** Takes away every key whose time has come. */
export const expireKeys = (rack: Rack, at: number): Rack => {
  let left = rack;
  for (const { key, expiresAt } of rack.keys.values()) {
    if (expiresAt !== null && expiresAt <= at) left = put(left, [key, null], { by: null, at: expiresAt });
  }
  return left;
};

/** Takes away what is named, if it is there. */
export const removeKeys = (rack: Rack, keys: Iterable<string>, cause: Cause): Rack => {
  let left = rack;
  for (const key of keys) if (left.keys.has(key)) left = put(left, [key, null], cause);
  return left;
};

const isNothing = (value: Extract<Reply, { ok: true }>['value']): boolean =>
  value === null ||
  value === 0 ||
  (typeof value === 'object' && Object.values(value).every((v) => v === null));

/** Applies what the store confirmed. A command that was refused changed nothing. */
export const takeReply = (
  rack: Rack,
  command: TraceEventOf<'store-command'>,
  reply: TraceEventOf<'store-reply'>,
  who: Pick<Cause, 'actor' | 'shows' | 'isLogin'> = {},
): Rack => {
  const { at } = reply;
  const by = command.number;
  let next = rack;
  for (const [index, { name, args }] of command.commands.entries()) {
    const answer = reply.replies[index];
    if (!answer?.ok) continue;
    const { value } = answer;
    const key = args[0];
    if (key !== undefined && isLookup(name)) {
      if (!isNothing(value)) next = { ...next, sessions: tellUse(next.sessions, next.home, key, by) };
      // The store itself knows best: it no longer has what this fold still holds, so its time had come.
      else if (name === 'GET' && next.keys.has(key)) next = put(next, [key, null], { by: null, at });
    }
    const changes = toKeyChanges(next.keys, { name, args, value, at, writtenBy: by });
    for (const change of changes) next = put(next, change, { by, at, ...who });
  }
  return next;
};
