import type { ChainableCommander } from 'ioredis';
import { StoreUnavailable } from './session-store.ts';

const patienceMs = 500;

/** Waits for a reply, but not for ever: a request that hangs on a silent store holds its connection open. */
export async function inTime<Reply>(reply: Promise<Reply>): Promise<Reply> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No reply within ${patienceMs} ms.`)), patienceMs);
  });
  try {
    return await Promise.race([reply, silence]);
  } catch (cause) {
    throw new StoreUnavailable(cause instanceof Error ? cause.message : String(cause), { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Runs a transaction and returns the reply of each command. */
export async function commit(transaction: ChainableCommander): Promise<unknown[]> {
  const results = await inTime(transaction.exec());
  if (!results) throw new StoreUnavailable('The transaction was discarded.');
  return results.map(([error, reply]) => {
    // Half-done work: MULTI does not roll back. One command can fail while EXEC itself succeeds.
    if (error) throw new StoreUnavailable(error.message, { cause: error });
    return reply;
  });
}
