import { setTimeout as wait } from 'node:timers/promises';

/** How often it is looked, and for how long, in milliseconds: a server under load takes its time, and a hang must end. */
const EVERY_MS = 20;
const PATIENCE_MS = 4000;

/**
 * Looks again and again until there is something to see.
 * @param look resolves to null as long as there is not
 * @returns null when patience has run out
 */
export async function waitUntil<Seen>(look: () => Promise<Seen | null>): Promise<Seen | null> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== null || performance.now() > until) return seen;
    await wait(EVERY_MS);
  }
}
