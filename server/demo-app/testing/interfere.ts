import type { Redis } from 'ioredis';
import { interceptCommands } from '#shared/trace/intercept-commands.ts';

/** What a test does to the traffic with the store: reject, wait, or answer something else. Names are in capitals. */
export type Interference = {
  /** Runs before a command, or a transaction, is sent; a rejection takes the place of the reply. */
  before?: (names: string[]) => Promise<void> | void;
  /** These commands fail alone inside their transaction. */
  failing?: string[];
};

/** Wraps a client: `log` gets each message to the store, a transaction as one line; `current` may be set at any time. */
export function interfere(redis: Redis) {
  const state = { log: [] as string[], current: {} as Interference };
  const note = (calls: { name: string; args: unknown[] }[]) => {
    const lines = calls.map(({ name, args }) => [name.toUpperCase(), ...args].join(' '));
    state.log.push(lines.join('; '));
    return state.current.before?.(calls.map(({ name }) => name.toUpperCase()));
  };
  const wrapped = interceptCommands(redis, {
    mark: () => null,
    async command(call, send) {
      await note([call]);
      return send(call);
    },
    async transaction(calls, send) {
      await note(calls);
      const failing = (name: string) => state.current.failing?.includes(name.toUpperCase()) ?? false;
      const results = (await send(calls.filter(({ name }) => !failing(name)))) ?? [];
      return calls.map(({ name }) => (failing(name) ? [new Error(`OOM ${name}`), null] : results.shift()));
    },
  });
  return Object.assign(state, { wrapped });
}
