import { getKeyIndexes } from '@ioredis/commands';
import type { Redis } from 'ioredis';
import { type CommandCall, interceptCommands } from '#shared/trace/intercept-commands.ts';

/**
 * A view of Redis in which every key lies under a prefix, over one shared connection: ioredis' own `keyPrefix` would
 * need a connection for each sandbox. The prefix is asked for at each command, in the caller's own async context.
 *
 * A command without a key (KEYS, SCAN, FLUSHALL, CONFIG …) or with keys hidden in a script cannot be kept inside the
 * prefix, and is refused: one sandbox must never see or touch another's keys.
 */
export function namespaceStore(redis: Redis, prefix: () => string): Redis {
  const confine = (call: CommandCall<null>): CommandCall<null> => {
    const args = call.args.flat(Number.POSITIVE_INFINITY);
    const positions = keyPositions(call.name, args);
    return {
      ...call,
      args: args.map((arg, index) => (positions.includes(index) ? `${prefix()}${String(arg)}` : arg)),
    };
  };
  return interceptCommands<Redis, null>(redis, {
    mark: () => null,
    command: async (call, send) => send(confine(call)),
    transaction: async (calls, send) => send(calls.map(confine)),
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
