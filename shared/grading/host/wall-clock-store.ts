import { type CommandCall, interceptCommands } from '../../trace/intercept-commands.ts';

/** The commands of a client by which a store's keys are aged. */
type Ageing = {
  keys(pattern: string): Promise<string[]>;
  pttl(key: string): Promise<number>;
  pexpire(key: string, ms: number): Promise<unknown>;
  del(key: string): Promise<unknown>;
};

/** Makes every key of a store that has its own clock as much older as time was moved on. */
export async function ageKeys(redis: Ageing, ms: number): Promise<void> {
  for (const key of await redis.keys('*')) {
    const left = await redis.pttl(key);
    if (left < 0) continue;
    await (left > ms ? redis.pexpire(key, left - ms) : redis.del(key));
  }
}

/**
 * Translates points in time that a learner's code gives, by its own clock, into those of the store's clock.
 * @param ahead milliseconds that the store's clock is ahead
 */
export function toWallClock<Client extends object>(client: Client, ahead: () => number): Client {
  const translate = (call: CommandCall<null>): CommandCall<null> => {
    const name = call.name.toLowerCase();
    const args = call.args.flat();
    for (const [index, word] of args.entries()) {
      const option = String(word).toUpperCase();
      const isSeconds = (name === 'expireat' && index === 0) || (hasOptions(name) && option === 'EXAT');
      const isMs = (name === 'pexpireat' && index === 0) || (hasOptions(name) && option === 'PXAT');
      if (isSeconds) args[index + 1] = Math.round(Number(args[index + 1]) + ahead() / 1000);
      if (isMs) args[index + 1] = Math.round(Number(args[index + 1]) + ahead());
    }
    return { ...call, args };
  };
  return interceptCommands(client, {
    mark: () => null,
    command: (call, send) => send(translate(call)),
    transaction: (calls, send) => send(calls.map(translate)),
  });
}

const hasOptions = (name: string) => name === 'set' || name === 'getex';
