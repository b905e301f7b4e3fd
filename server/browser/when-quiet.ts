import { setTimeout as wait } from './wait.ts';

/**
 * Work that stands behind what pages ask for, to be called at each request: it begins once none has come for so long, or where
 * they never cease, and is done once. What failed is tried again behind a later request. The promise never rejects, and resolves
 * when it is over; a worker that waits for it is not replaced by a newer one meanwhile.
 */
export function whenQuiet(
  { quietMs, mostMs }: { quietMs: number; mostMs: number },
  work: () => Promise<void>,
): () => Promise<void> {
  let lastAsked = 0;
  let working: Promise<void> | null = null;
  const quiet = async () => {
    const end = Date.now() + mostMs;
    const left = () => Math.min(lastAsked + quietMs, end) - Date.now();
    for (let ms = left(); ms > 0; ms = left()) await wait(ms);
  };
  return () => {
    lastAsked = Date.now();
    working ??= quiet()
      .then(work)
      .catch(() => {
        working = null;
      });
    return working;
  };
}
