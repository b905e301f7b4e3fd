import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { type CommandCall, interceptCommands } from '#shared/trace/intercept-commands.ts';

/** What ioredis-mock shows of what it holds. */
export type MemoryStore = Redis & {
  /** What it hands out is a copy; a sorted set is a Map of `{ score, value }`, a hash a plain object. */
  readonly data: { has(key: string): boolean; get(key: string): unknown };
  /** When keys expire, in milliseconds since the epoch. */
  readonly expires: { has(key: string): boolean; get(key: string): number };
};

/** Several commands in one step. */
export type Script = {
  /** For Redis. */
  lua: string;
  /**
   * The same for ioredis-mock, which does each command in the turn that asks for it: what is asked in one turn is one step.
   * Its own Lua takes a fifth of a millisecond for each call.
   */
  inMemory(store: MemoryStore, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
};

type Method = (...args: readonly (string | number)[]) => Promise<unknown>;
type Mock = MemoryStore & { customCommands: Record<string, Method> };

// Tests put a clock of their own in the place of this one.
const { setImmediate } = globalThis;

/**
 * A store in memory. Mocks of one name share their data.
 *
 * Freezing everybody: the mock answers in the very turn that asks, and so whoever asks a thousand things one after the
 * other would let nobody in between. Here an answer comes in the event loop's next turn, as over a wire.
 */
export function openMock(name: string, scripts: readonly Script[] = []): Redis {
  const mock = new RedisMock({ host: name }) as Mock;
  const own = new Map(scripts.map(({ lua }, index) => [lua, `ownScript${index}`]));
  for (const [index, { inMemory }] of scripts.entries()) {
    mock.customCommands[`ownScript${index}`] = (count, ...args) =>
      inMemory(mock, args.slice(0, Number(count)).map(String), args.slice(Number(count)));
  }
  const run = mock.eval.bind(mock) as (...args: unknown[]) => Promise<unknown>;
  const evaluate = (lua: string, ...args: (string | number)[]) =>
    mock.customCommands[own.get(lua) ?? '']?.(...args) ?? run(lua, ...args);
  Object.assign(mock, { eval: evaluate });
  /** The same within a transaction. */
  const toOwn = (call: CommandCall<null>): CommandCall<null> => {
    const [lua, ...args] = call.args;
    const name = call.name === 'eval' ? own.get(String(lua)) : undefined;
    return name === undefined ? call : { ...call, name, args };
  };

  let turn: Promise<void> | null = null;
  const nextTurn = () => {
    turn ??= new Promise((resolve) =>
      setImmediate(() => {
        turn = null;
        resolve();
      }),
    );
    return turn;
  };
  const later = async <Reply>(reply: Promise<Reply>): Promise<Reply> => {
    await Promise.allSettled([reply]);
    await nextTurn();
    return reply;
  };
  return interceptCommands<Redis, null>(mock, {
    mark: () => null,
    command: (call, send) => later(send(call)),
    transaction: (calls, send) => later(send(calls.map(toOwn))),
  });
}
