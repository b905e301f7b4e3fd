type Method = (...args: unknown[]) => unknown;
type Callback = (error: unknown, value?: unknown) => void;
type Definition = { numberOfKeys?: number; lua: string };

/**
 * The rest of an ioredis client over one that passes single commands and transactions: pipelines, arrays of
 * commands, callbacks, `call`, scripts by name and `duplicate`. So whatever a learner writes is seen on its way.
 */
export function toLearnerRedis<Client extends object>(
  client: Client,
  toStream: (pieces: AsyncIterable<unknown>) => object,
): Client {
  const scripts = new Map<string, Definition>();
  const method = (name: string) => Reflect.get(client, name) as Method;
  const run = (name: string, args: unknown[]) => method(name.toLowerCase())(...args) as Promise<unknown>;

  const withCallback =
    (act: Method): Method =>
    (...args) => {
      const callback = typeof args.at(-1) === 'function' ? (args.pop() as Callback) : null;
      const result = act(...args) as Promise<unknown>;
      if (!callback) return result;
      result.then(
        (value) => callback(null, value),
        (error) => callback(error),
      );
      return result.catch(() => undefined);
    };

  const pipeline = (listed: unknown) => {
    const queued: { name: string; args: unknown[] }[] = [];
    const exec = withCallback(async () => {
      const sent = queued.map(({ name, args }) => run(name, args));
      const results = await Promise.allSettled(sent);
      return results.map((result) =>
        result.status === 'fulfilled' ? [null, result.value] : [result.reason, undefined],
      );
    });
    const chain: object = new Proxy(
      {},
      {
        get(_, name) {
          if (name === 'exec') return exec;
          if (name === 'length') return queued.length;
          if (typeof name !== 'string' || typeof Reflect.get(client, name) !== 'function') return undefined;
          return (...args: unknown[]) => {
            queued.push({ name, args });
            return chain;
          };
        },
      },
    );
    return enqueue(chain, listed);
  };

  const multi = (listed: unknown) => {
    const inner = method('multi')() as object;
    const chain: object = new Proxy(inner, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name === 'exec') return withCallback(value);
        return typeof value === 'function' && name !== 'then'
          ? (...args: unknown[]) => {
              value(...args);
              return chain;
            }
          : value;
      },
    });
    return enqueue(chain, listed);
  };

  /** Key first, save for SCAN itself; then the options. */
  const scanStream =
    (name: string) =>
    (...given: unknown[]) => {
      const options = Object(typeof given.at(-1) === 'object' ? given.pop() : {}) as Record<string, unknown>;
      const words = ['match', 'type', 'count'].flatMap((word) =>
        options[word] === undefined ? [] : [word.toUpperCase(), options[word]],
      );
      const pieces = async function* () {
        let cursor = '0';
        do {
          const [next, found] = (await run(name, [...given, cursor, ...words])) as [string, unknown[]];
          yield found;
          cursor = String(next);
        } while (cursor !== '0');
      };
      return toStream(pieces());
    };

  const learner: Client = new Proxy(client, {
    get(target, name) {
      if (name === 'pipeline') return pipeline;
      if (name === 'multi') return multi;
      if (name === 'duplicate') return () => learner;
      if (name === 'call') return withCallback((command, ...args) => run(String(command), args.flat()));
      if (name === 'defineCommand')
        return (command: string, definition: Definition) => void scripts.set(command, definition);
      if (typeof name === 'string' && /^[hsz]?scanStream$/.test(name)) return scanStream(name.slice(0, -6));
      const script = typeof name === 'string' ? scripts.get(name) : undefined;
      if (script) {
        const keys = script.numberOfKeys === undefined ? [] : [script.numberOfKeys];
        return withCallback((...args) => run('eval', [script.lua, ...keys, ...args]));
      }
      const value = Reflect.get(target, name);
      const isEmitter = name === 'on' || name === 'once' || name === 'off' || name === 'removeListener';
      return typeof value === 'function' && !isEmitter
        ? withCallback((...args) => Reflect.apply(value, target, args))
        : value;
    },
  });
  return learner;
}

function enqueue(chain: object, listed: unknown): object {
  if (!Array.isArray(listed)) return chain;
  for (const [name, ...args] of listed as [string, ...unknown[]][]) {
    (Reflect.get(chain, name.toLowerCase()) as Method)(...args);
  }
  return chain;
}
