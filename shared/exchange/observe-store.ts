import type { Command, Reply, Source } from '../trace/event.ts';
import { type CommandCall, interceptCommands } from '../trace/intercept-commands.ts';
import { aboutExchange, type Exchange } from './exchange.ts';
import { maskCommand, maskReply } from './mask-commands.ts';

type Json = Extract<Reply, { ok: true }>['value'];

export type StoreObserver = {
  /** Which exchange a command belongs to; asked in the turn in which it is sent. */
  exchange(): Exchange;
  /** The line of code that issued the command; called in that code's own stack. */
  callSite(): Source | null;
};

/**
 * A Redis client that writes down every command with its arguments, and every reply, as they pass: itself it changes
 * neither, but no password is written down. Commands that travel as one MULTI … EXEC are one event, since they are
 * one message to the store.
 */
export function observeStore<Client extends object>(client: Client, observer: StoreObserver): Client {
  const observe = async <Result>(
    calls: CommandCall<Source | null>[],
    transaction: boolean,
    send: () => Promise<Result>,
    toReplies: (result: Result) => Reply[],
  ): Promise<Result> => {
    const exchange = observer.exchange();
    const about = aboutExchange(exchange);
    const source = calls[0]?.mark ?? null;
    const call = exchange.nextCall();
    const startedAt = exchange.now();
    const commands = calls.map(toCommand);
    const reply = (replies: Reply[]) => {
      const at = exchange.now();
      exchange.record({
        type: 'store-reply',
        ...about,
        at,
        source,
        call,
        replies: replies.map((each, index) => maskReply(commands[index] ?? nothing, each, exchange.secrets)),
        durationMs: at - startedAt,
      });
    };

    exchange.record({
      type: 'store-command',
      ...about,
      at: startedAt,
      source,
      call,
      transaction,
      commands: commands.map((command) => maskCommand(command, exchange.secrets)),
    });
    try {
      const result = await send();
      reply(toReplies(result));
      return result;
    } catch (error) {
      reply(commands.map(() => toErrorReply(error)));
      throw error;
    }
  };

  return interceptCommands(client, {
    mark: () => observer.callSite(),
    command: (call, send) =>
      observe(
        [call],
        false,
        () => send(call),
        (value) => [toReply(value)],
      ),
    transaction: (calls, send) =>
      observe(
        calls,
        true,
        () => send(calls),
        (results) =>
          calls.map((_, index) => {
            const [error, value] = results?.[index] ?? [new Error('EXECABORT Transaction discarded'), null];
            return error ? toErrorReply(error) : toReply(value);
          }),
      ),
  });
}

const nothing: Command = { name: '', args: [] };

function toCommand({ name, args }: CommandCall<unknown>): Command {
  return { name: name.toUpperCase(), args: args.flat(Number.POSITIVE_INFINITY).map(toText) };
}

function toText(argument: unknown): string {
  return typeof argument === 'object' && argument !== null && !ArrayBuffer.isView(argument)
    ? JSON.stringify(argument)
    : String(argument);
}

function toReply(value: unknown): Reply {
  return { ok: true, value: toJson(value) };
}

function toErrorReply(error: unknown): Reply {
  return { ok: false, error: error instanceof Error ? error.message : String(error) };
}

function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (ArrayBuffer.isView(value)) return String(value);
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, toJson(field)]));
  }
  return String(value);
}
