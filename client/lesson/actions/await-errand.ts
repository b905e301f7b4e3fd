import { fetchErrand } from '../../requests/controls-api.ts';

const EVERY_MS = 100;

/**
 * Waits until an errand is done. False when it is not within this time, in milliseconds. A question that fails is asked
 * anew: a browser on its way elsewhere may drop it.
 */
export async function awaitErrand(sandboxId: string, errand: string, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    const answer = await fetchErrand(sandboxId, errand);
    if (answer.ok && answer.value.done) return true;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  return false;
}
