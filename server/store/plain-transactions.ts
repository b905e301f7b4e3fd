import { list } from '@ioredis/commands';
import { Command, type Redis } from 'ioredis';

type Results = [error: Error | null, reply?: unknown][] | null;

/**
 * Sends a connection's transactions as what they are: MULTI, the commands and EXEC, one after another in one turn, so
 * that nothing comes between them. Replies and errors are as ioredis gives them; why a command was refused is the error's
 * `cause`. ioredis' own way takes more work, and keeps each transaction until V8 next collects all garbage.
 *
 * For a single server only: in a cluster a transaction must find its node, and follow it when it moves.
 */
export function plainTransactions(redis: Redis): void {
  redis.multi = (() => new Transaction(redis)) as unknown as Redis['multi'];
}

class Transaction {
  readonly #redis: Redis;
  readonly #commands: Command[] = [];

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  queue(name: string, args: unknown[]): this {
    const command = new Command(name, args as string[], { replyEncoding: 'utf8' });
    command.inTransaction = true;
    this.#commands.push(command);
    return this;
  }

  async exec(): Promise<Results> {
    const commands = this.#commands;
    const { stream } = this.#redis;
    // The stream is named, or ioredis would send MULTI, EXEC and PUBLISH even while Redis is loading, and refuse the
    // rest: a transaction that lost its writes would look like success.
    // What is said before EXEC is that a command waits, or why all of them are off.
    const refusals: unknown[] = [];
    for (const command of [new Command('multi'), ...commands]) {
      this.#redis.sendCommand(command, stream);
      command.promise.catch((refusal) => refusals.push(refusal));
    }
    const exec = new Command('exec', [], { replyEncoding: 'utf8' });
    const replies = (await (this.#redis.sendCommand(exec, stream) as Promise<unknown>).catch((error) => {
      // Which of them it was, such as “OOM”, is what the log needs to know.
      throw Object.assign(error, { cause: refusals[0] });
    })) as unknown[] | null;
    if (replies === null) return null;
    return replies.map((reply, index) =>
      reply instanceof Error ? [reply] : [null, commands[index]?.transformReply(reply as Buffer)],
    );
  }
}

for (const name of list.filter((command) => command !== 'exec')) {
  Object.defineProperty(Transaction.prototype, name, {
    value(this: Transaction, ...args: unknown[]) {
      return this.queue(name, args);
    },
  });
}
