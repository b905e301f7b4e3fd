import { setTimeout as wait } from 'node:timers/promises';

/**
 * Resolves as soon as a page answers, with whatever status.
 * @param {string} url
 * @returns {Promise<void>}
 */
export async function whenAnswering(url) {
  for (;;) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    // Unreferenced: a server that never opens may end the process.
    await wait(100, undefined, { ref: false });
  }
}
