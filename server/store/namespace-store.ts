import { getKeyIndexes, hasFlag } from '@ioredis/commands';
import type { Redis } from 'ioredis';
import { storeCommand } from '#shared/store/commands.ts';
import { hasOption } from '#shared/store/lifetime.ts';
import { type CommandCall, interceptCommands } from '#shared/trace/intercept-commands.ts';
import { despiteFull } from './despite-full.ts';

/**
 * A view of Redis in which every key lies under a prefix, over one shared connection: ioredis' own `keyPrefix` would
 * need a connection for each sandbox. The prefix is asked for at each command, and may refuse it by throwing.
 *
 * A command without a key (KEYS, SCAN, FLUSHALL, CONFIG …) or with keys hidden in a script cannot be kept inside the
 * prefix, and is refused: one sandbox must never see or touch another's keys.
 *
 * `onWrite` hears the keys, whole, that a command may create, just before it is sent; if it throws, nothing is sent.
 */
export function namespaceStore(
  redis: Redis,
  prefix: () => string,
  onWrite: (keys: readonly string[]) => void = () => undefined,
): Redis {
  const confine = (calls: CommandCall<null>[]): CommandCall<null>[] => {
    const written: string[] = [];
    const confined = calls.map((call) => {
      const args = call.args.flat(Number.POSITIVE_INFINITY);
      const creates = mayCreate(call.name, args);
      for (const position of keyPositions(call.name, args)) {
        args[position] = `${prefix()}${String(args[position])}`;
        if (creates) written.push(String(args[position]));
      }
      return { ...call, args };
    });
    if (written.length > 0) onWrite([...new Set(written)]);
    return confined;
  };
  return interceptCommands<Redis, null>(redis, {
    mark: () => null,
    command: async (call, send) => {
      const [confined = call] = confine([call]);
      return send(confined);
    },
    transaction: async (calls, send) => {
      const confined = confine(calls);
      return despiteFull(redis, confined, () => send(confined));
    },
  });
}

const SCRIPTING = /^(eval|fcall|evalsha|sort|migrate|object|memory|debug)/i;

function keyPositions(name: string, args: unknown[]): number[] {
  const positions = SCRIPTING.test(name) ? [] : getKeyIndexes(name.toLowerCase(), args.map(String));
  if (positions.length === 0) {
    throw new Error(
      `Could not run ${name.toUpperCase()}: it has no key that could be kept inside the sandbox. Use commands that name their keys.`,
    );
  }
  return positions;
}

/** A command that we know nothing of may do whatever Redis lets it. */
function mayCreate(name: string, args: readonly unknown[]): boolean {
  const known = storeCommand(name);
  // Locked out: what is changed only where it is takes no room, and is no more refused to a full sandbox than a lookup.
  if (known && name.toUpperCase() === 'SET' && hasOption(args.slice(2).map(String), 'XX')) return false;
  return known ? known.effect === 'creates' : hasFlag(name.toLowerCase(), 'write');
}
