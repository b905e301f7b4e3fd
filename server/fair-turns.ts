/** Runs work for a party when its turn comes, and settles as the work does. */
export type TakeTurn = <Result>(party: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets `atOnce` pieces of work run at a time and takes the parties that wait in rotation, one piece of each: whoever
 * asks for a thousand things waits for them alone, and somebody else's one thing comes next.
 */
export function createFairTurns({ atOnce }: { atOnce: number }): TakeTurn {
  const waiting = new Map<string, (() => void)[]>();
  let running = 0;

  const begin = () => {
    const [next] = waiting;
    if (next === undefined || running >= atOnce) return;
    const [party, [first, ...others]] = next;
    // To the end of the line.
    waiting.delete(party);
    if (others.length > 0) waiting.set(party, others);
    running += 1;
    first?.();
  };

  return async (party, work) => {
    await new Promise<void>((resolve) => {
      const mine = waiting.get(party);
      if (mine) mine.push(resolve);
      else waiting.set(party, [resolve]);
      begin();
    });
    try {
      return await work();
    } finally {
      running -= 1;
      begin();
    }
  };
}
