import { getKeyIndexes, hasFlag } from '@ioredis/commands';
import type { Redis } from 'ioredis';
import { repliesOf } from './replies-of.ts';
import { storeTrouble } from './store-trouble.ts';

export type Call = { name: string; args: readonly unknown[] };
type Results = [Error | null, unknown][] | null;

/** Runs commands one after the other in one step, and returns what each was answered. */
const script = `
local replies = {}
local at = 1
while at <= #ARGV do
  local last = at + tonumber(ARGV[at])
  replies[#replies + 1] = redis.pcall(unpack(ARGV, at + 1, last))
  at = last + 1
end
return replies
`;

/** A script does not say what it will do. */
const mayGrow = ({ name }: Call) => /^eval/i.test(name) || hasFlag(name.toLowerCase(), 'denyoom');

/** Runs commands in one transaction. @throws what one of them was answered instead, or that the store took none */
export async function runTogether(redis: Redis, calls: readonly Call[]): Promise<unknown[]> {
  const results = await despiteFull(redis, calls, () => {
    const transaction = redis.multi();
    const queue = transaction as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
    for (const { name, args } of calls) queue[name]?.(...args);
    return transaction.exec();
  });
  return repliesOf(results);
}

/**
 * Runs a transaction. A full Redis takes none, not even one that only reads and deletes, for fear of what may queue up; a
 * script of the same commands it takes. So what cannot grow gets through, and makes room.
 *
 * @param send sends the transaction itself
 */
export async function despiteFull(
  redis: Redis,
  calls: readonly Call[],
  send: () => Promise<Results>,
): Promise<Results> {
  try {
    return await send();
  } catch (error) {
    if (storeTrouble(error) !== 'full' || calls.some(mayGrow)) throw error;
  }
  const words = calls.map(({ name, args }) => [name, ...args.map(String)]);
  const [[name = '', ...args] = []] = words;
  // All keys of a transaction lie in one slot, which the first one tells.
  const key = args[getKeyIndexes(name.toLowerCase(), args)[0] ?? 0] ?? '';
  const counted = words.flatMap((line) => [line.length, ...line]);
  const replies = (await redis.eval(script, 1, key, ...counted)) as unknown[];
  return replies.map((reply) => (reply instanceof Error ? [reply, undefined] : [null, reply]));
}
