/** A failure that a person can mend. Its message has the form *Could not X: why. What to do.* */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}
