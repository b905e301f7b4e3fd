import { storeCommand } from '../../store/commands.ts';
import { lifetimeOptions } from '../../store/lifetime.ts';
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
    const rule = storeCommand(call.name)?.lifetime;
    const args = call.args.flat();
    if (rule === undefined || typeof rule === 'string') return { ...call, args };
    const move = (index: number, unitMs: number) => {
      args[index] = Math.round(Number(args[index]) + ahead() / unitMs);
    };
    if (rule.from === 'epoch') move(rule.argument, rule.unitMs);
    if (rule.from !== 'options') return { ...call, args };
    for (const [index, word] of args.entries()) {
      const option = lifetimeOptions[String(word).toUpperCase()];
      if (index >= rule.first && option?.from === 'epoch') move(index + 1, option.unitMs);
    }
    return { ...call, args };
  };
  return interceptCommands(client, {
    mark: () => null,
    command: (call, send) => send(translate(call)),
    transaction: (calls, send) => send(calls.map(translate)),
  });
}
