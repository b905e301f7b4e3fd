import type { Redis } from 'ioredis';
import { interceptCommands } from '#shared/trace/intercept-commands.ts';

/**
 * The same store, in whose transactions one command is answered with `refusal`. As with Redis' own EXEC the others go
 * through, and the transaction as a whole counts as done.
 */
export function refusingStore(redis: Redis, refused: string, refusal: Error): Redis {
  return interceptCommands<Redis, null>(redis, {
    mark: () => null,
    command: (call, send) => send(call),
    transaction: async (calls, send) => {
      const replies = (await send(calls.filter(({ name }) => name !== refused))) ?? [];
      return calls.map(({ name }) => (name === refused ? [refusal, undefined] : replies.shift()));
    },
  });
}
