import { isCommand } from '../../trace/intercept-commands.ts';
import type { AppCommand, StoreAnswer, StoreError } from '../app/app-protocol.ts';

type Method = (...args: unknown[]) => unknown;
type Chain = Record<string, Method> & { exec(): Promise<[Error | null, unknown][] | null> };

/** Does at a client what came as a message. Begins before it returns. */
export async function runCommand(client: object, { calls, transaction }: AppCommand): Promise<StoreAnswer> {
  try {
    const value = await (transaction ? runTransaction(client, calls) : runSingle(client, calls));
    return { ok: true, value };
  } catch (error) {
    return { ok: false, error: toStoreError(error) };
  }
}

function runSingle(client: object, [call]: AppCommand['calls']): unknown {
  if (!call || call.name === 'multi' || !isCommand(call.name.replace(/Buffer$/, '')))
    throw new Error(`ERR unknown command '${call?.name}'`);
  return (Reflect.get(client, call.name) as Method)(...call.args);
}

async function runTransaction(client: object, calls: AppCommand['calls']): Promise<unknown> {
  const chain = (Reflect.get(client, 'multi') as Method)() as Chain;
  for (const { name, args } of calls) chain[name]?.(...args);
  const results = await chain.exec();
  return results?.map(([error, value]) => [error && toStoreError(error), value]);
}

function toStoreError(error: unknown): StoreError {
  const { message = String(error), code } = (error ?? {}) as { message?: string; code?: unknown };
  return { message, code: typeof code === 'string' ? code : null };
}
