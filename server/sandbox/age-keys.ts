import type { Redis } from 'ioredis';
import { sandboxKeys } from '../store/keys.ts';
import type { Script } from '../store/open-mock.ts';

/** A key of the demo app, whole as the store knows it, and how much of its life was left before the jump. */
export type AgedKey = { whole: string; leftMs: number };

/**
 * One script, hence one step: a key that a request writes is there before all of this or after all of it. Read first and
 * written then, the list of somebody's sessions could be thrown away with the id of one that began in between, and
 * nobody could revoke that one any more. The names come from the script's own reading of the set for the same reason;
 * all of a sandbox lies in one slot, so a cluster lets it. It takes no longer than a sandbox may hold keys.
 *
 * A lifetime is prolonged first: a store without room refuses what may grow, unless the script has already changed
 * something that may not.
 */
export const ageKeysScript: Script = {
  lua: `
local by = tonumber(ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
local aged = {}
for _, key in ipairs(redis.call('SMEMBERS', KEYS[2]) or {}) do
  local left = redis.call('PTTL', key)
  if left >= 0 then
    table.insert(aged, string.format('%.0f %s', left, key))
    if left > by then
      redis.call('PEXPIRE', key, string.format('%.0f', left - by))
    else
      redis.call('DEL', key)
    end
  end
end
local offset = redis.call('HINCRBY', KEYS[1], 'offsetMs', ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return string.format('%.0f\\n%s', offset, table.concat(aged, '\\n'))
`,
  inMemory(store, [state = '', appKeys = ''], [by = 0, idleSeconds = 0]) {
    const names = store.data.has(appKeys) ? (store.data.get(appKeys) as Set<string>) : [];
    const aged: string[] = [];
    const done: Promise<unknown>[] = [];
    for (const key of names) {
      if (!store.data.has(key) || !store.expires.has(key)) continue;
      const left = store.expires.get(key) - Date.now();
      aged.push(`${left} ${key}`);
      done.push(left > Number(by) ? store.pexpire(key, left - Number(by)) : store.del(key));
    }
    const offset = store.hincrby(state, 'offsetMs', by);
    done.push(store.expire(state, Number(idleSeconds)));
    return Promise.all(done).then(async () => [await offset, ...aged].join('\n'));
  },
};

/**
 * Moves a sandbox's clock on, and takes as much off the life of every key that has one; what has nothing left is
 * deleted. Numbers are written by %.0f and come back in a text, since the mock's own have 32 bits and its longer lists
 * lose their order.
 */
export async function ageKeys(
  redis: Redis,
  { sandboxId, byMs, idleSeconds }: { sandboxId: string; byMs: number; idleSeconds: number },
): Promise<{ offsetMs: number; aged: AgedKey[] }> {
  const { state, appKeys } = sandboxKeys(sandboxId);
  const reply = String(await redis.eval(ageKeysScript.lua, 2, state, appKeys, byMs, idleSeconds));
  const [offset, ...lines] = reply.trimEnd().split('\n');
  const aged = lines.map((line) => {
    const gap = line.indexOf(' ');
    return { whole: line.slice(gap + 1), leftMs: Number(line.slice(0, gap)) };
  });
  return { offsetMs: Number(offset), aged };
}
