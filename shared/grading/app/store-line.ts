import { isCommand } from '../../trace/intercept-commands.ts';
import { callStack, exerciseFile, lineIn } from '../host/call-site.ts';
import type { AppEnvironment } from './app-environment.ts';
import type { StoreAnswer, StoreCall, StoreError } from './app-protocol.ts';
import { toLearnerRedis } from './learner-redis.ts';
import { toSendable } from './to-sendable.ts';

type Needs = Pick<AppEnvironment, 'send' | 'createEmitter' | 'toStream'> & {
  toBuffer(bytes: ArrayBuffer, from: number, length: number): Uint8Array;
};
type Waiting = { resolve(value: unknown): void; reject(error: Error): void; stack: string };
type Chain = Record<string, (...args: unknown[]) => unknown>;

export type StoreLine = {
  /** An ioredis client for one server: it holds nothing, and sends what it is told. */
  connect(server: number, visit: () => string): object;
  /** What the store said to a command. */
  hear(command: number, answer: StoreAnswer): void;
  /** How many commands have no reply yet. */
  waiting(): number;
  /** No reply comes any more to what was sent until now. */
  forget(): void;
};

/** The line from a learner's app to the store, which is not in this realm. */
export function createStoreLine({ send, createEmitter, toStream, toBuffer }: Needs): StoreLine {
  const waiting = new Map<number, Waiting>();
  let sent = 0;

  const connect = (server: number, visit: () => string): object => {
    let isClosed = false;
    const ask = (calls: StoreCall[], transaction: boolean, stack: string): Promise<unknown> => {
      if (isClosed) return Promise.reject(toError({ message: 'Connection is closed.', code: null }, stack));
      sent += 1;
      const id = sent;
      const line = lineIn(stack)?.line;
      const source = line === undefined ? null : { file: exerciseFile, line };
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, stack });
        send({ type: 'command', id, command: { server, visit: visit(), source, transaction, calls } });
      });
    };
    const command =
      (name: string) =>
      (...args: unknown[]) =>
        ask([toCall(name, args)], false, callStack());
    const multi = () => {
      const calls: StoreCall[] = [];
      let stack = '';
      const exec = async () => toResults(await ask(calls, true, stack || callStack()));
      const chain: Chain = new Proxy<Chain>(
        {},
        {
          get(_, name) {
            if (name === 'exec') return exec;
            if (typeof name !== 'string' || !isCommand(name)) return undefined;
            return (...args: unknown[]) => {
              stack ||= callStack();
              calls.push(toCall(name, args));
              return chain;
            };
          },
        },
      );
      return chain;
    };
    const emitter = createEmitter() as { emit(event: string): boolean };
    const base = Object.assign(emitter, {
      status: 'ready',
      options: {},
      multi,
      connect: async () => undefined,
      disconnect() {
        isClosed = true;
        for (const event of ['close', 'end']) emitter.emit(event);
      },
    });
    const client = new Proxy(base, {
      get: (target, name) =>
        typeof name === 'string' && name !== 'multi' && isCommand(name.replace(/Buffer$/, ''))
          ? command(name)
          : Reflect.get(target, name),
    });
    return toLearnerRedis(client, toStream);
  };

  const toLocal = (value: unknown): unknown => {
    if (value instanceof Uint8Array)
      return toBuffer(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
    return Array.isArray(value) ? value.map(toLocal) : value;
  };

  return {
    connect,
    waiting: () => waiting.size,
    forget: () => waiting.clear(),
    hear(command, answer) {
      const call = waiting.get(command);
      waiting.delete(command);
      if (answer.ok) call?.resolve(toLocal(answer.value));
      else call?.reject(toError(answer.error, call.stack));
    },
  };
}

const toCall = (name: string, args: unknown[]): StoreCall => ({ name, args: args.map(toSendable) });

/** Of a transaction, as ioredis gives them: pairs of an error and a value. */
function toResults(answered: unknown): [Error | null, unknown][] | null {
  const results = answered as [StoreError | null, unknown][] | null;
  return results?.map(([error, value]) => [error && toError(error, ''), value]) ?? null;
}

/** An error that says where the command was sent: when the refusal comes, nothing of that is left on the stack. */
function toError({ message, code }: StoreError, stack: string): Error {
  const error = Object.assign(new Error(message), code !== null && { code });
  const frames = stack.replace(/^Error\n/, '');
  if (frames !== stack) error.stack = `Error: ${message}\n${frames}`;
  return error;
}
