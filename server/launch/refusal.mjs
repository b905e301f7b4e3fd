/** A failure that a person can mend. Its message has the form *Could not X: why. What to do.* */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}

/**
 * @param {() => Promise<number | void>} act
 * @returns {Promise<number>} an exit code; a refusal is shown and counts as 1, so that what comes after it still runs
 */
export async function refusable(act) {
  try {
    return (await act()) ?? 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  }
}
