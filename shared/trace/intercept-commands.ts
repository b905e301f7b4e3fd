import { exists } from '@ioredis/commands';

/** One call of a Redis command method. */
export type CommandCall<Mark> = { name: string; args: unknown[]; mark: Mark };

type ExecResult = [Error | null, unknown][] | null;
type Send<Call, Result> = (call: Call) => Promise<Result>;

/** What stands between a caller and its Redis client. `send` passes the call on, changed or not. */
export type Interceptor<Mark> = {
  /** Runs inside the caller's own stack frame, before anything asynchronous. A transaction is marked once, at its first command. */
  mark(): Mark;
  command(call: CommandCall<Mark>, send: Send<CommandCall<Mark>, unknown>): Promise<unknown>;
  transaction(
    calls: CommandCall<Mark>[],
    send: Send<CommandCall<Mark>[], ExecResult>,
  ): Promise<ExecResult | unknown>;
};

type Method = (...args: unknown[]) => unknown;
type Chain = Record<string, Method>;

/**
 * Puts an interceptor before every command of an ioredis-compatible client, by method name: ioredis-mock has neither
 * `monitor`, `call` nor `sendCommand`, so this is the one seam at which mock and real client behave alike.
 * Promise style only: callbacks and pipelines without MULTI are not offered.
 */
export function interceptCommands<Client extends object, Mark>(
  client: Client,
  interceptor: Interceptor<Mark>,
): Client {
  const run = (name: string, args: unknown[]) => (Reflect.get(client, name) as Method).apply(client, args);

  const startTransaction = () => {
    const calls: CommandCall<Mark>[] = [];
    const exec = () =>
      interceptor.transaction(calls, async (queued) => {
        const multi = run('multi', []) as Chain;
        for (const { name, args } of queued) multi[name]?.(...args);
        return (await multi.exec?.()) as ExecResult;
      });
    const chain: Chain = new Proxy<Chain>(
      {},
      {
        get(_, name) {
          if (name === 'exec') return exec;
          if (typeof name !== 'string' || !isCommand(name)) return undefined;
          return (...args: unknown[]) => {
            calls.push({ name, args, mark: calls[0] ? calls[0].mark : interceptor.mark() });
            return chain;
          };
        },
      },
    );
    return chain;
  };

  return new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof name !== 'string' || typeof value !== 'function') return value;
      if (name === 'multi') return startTransaction;
      if (!isCommand(name)) return value.bind(target);
      return (...args: unknown[]) =>
        interceptor.command({ name, args, mark: interceptor.mark() }, async (call) =>
          run(call.name, call.args),
        );
    },
  });
}

export function isCommand(name: string): boolean {
  return exists(name, { caseInsensitive: true });
}
