/**
 * Runs work for a party when its turn comes, and settles as the work does.
 *
 * @throws {LineFull} when as much of the party's work waits already as may
 */
export type TakeTurn = <Result>(party: string, work: () => Promise<Result>) => Promise<Result>;

export class LineFull extends Error {
  constructor() {
    super('as much work waits already as may');
  }
}

/**
 * Lets `atOnce` pieces of work run at a time, `each` of one party at most, and takes the parties that wait in rotation, one
 * piece of each: whoever asks for a thousand things waits for them alone, and somebody else's one thing comes next.
 */
export function createFairTurns({
  atOnce = Number.POSITIVE_INFINITY,
  each = atOnce,
  maxWaiting = Number.POSITIVE_INFINITY,
}: {
  atOnce?: number;
  each?: number;
  /** How much work of one party may wait; at least 1. */
  maxWaiting?: number;
}): TakeTurn {
  const waiting = new Map<string, (() => void)[]>();
  const running = new Map<string, number>();
  let all = 0;

  const count = (party: string, by: 1 | -1) => {
    const now = (running.get(party) ?? 0) + by;
    all += by;
    if (now > 0) running.set(party, now);
    else running.delete(party);
  };

  const begin = () => {
    if (all >= atOnce) return;
    for (const [party, line] of waiting) {
      if ((running.get(party) ?? 0) >= each) continue;
      const first = line.shift();
      // To the end of the line.
      waiting.delete(party);
      if (line.length > 0) waiting.set(party, line);
      count(party, 1);
      return first?.();
    }
  };

  return async (party, work) => {
    if ((waiting.get(party)?.length ?? 0) >= maxWaiting) throw new LineFull();
    await new Promise<void>((resolve) => {
      const mine = waiting.get(party);
      if (mine) mine.push(resolve);
      else waiting.set(party, [resolve]);
      begin();
    });
    try {
      return await work();
    } finally {
      count(party, -1);
      begin();
    }
  };
}
