import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { ServerProcess } from '../testing/spawn-server.ts';

/** The environment in which a server tells of its memory. */
export const TELLING = { NODE_OPTIONS: '--import ./server/bench/tell-memory.mjs' };

const toldSchema = z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() });

export type Memory = {
  /** Bytes that the program holds on to: what was left on V8's heap and outside of it once all garbage was collected. */
  held: number;
  /** Bytes that the process has of the machine's memory, with all that V8 keeps for later. */
  resident: number;
};

/** The memory of a process that was started with `tell-memory.mjs`. @throws when it ends instead of telling */
export async function askMemory({
  output,
  signal,
  ended,
}: Pick<ServerProcess, 'output' | 'signal' | 'ended'>): Promise<Memory> {
  const told = () => [...output().matchAll(/^\{"msg":"memory".*\}$/gm)];
  const before = told().length;
  let end: number | string | null = null;
  void ended.then((by) => {
    end = by;
  });
  signal('SIGUSR2');
  while (told().length === before) {
    if (end !== null) throw new Error(`Could not ask for its memory: the process ended with ${end}.`);
    await wait(10);
  }
  const { heapUsed, external, rss } = toldSchema.parse(JSON.parse(told().at(-1)?.[0] ?? 'null'));
  return { held: heapUsed + external, resident: rss };
}
