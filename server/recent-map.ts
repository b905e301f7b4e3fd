/**
 * A Map that holds the `most` entries set last and forgets the others: for what may be forgotten of each of the
 * sandboxes there ever were, and must not grow with them.
 */
export class RecentMap<Value> extends Map<string, Value> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: string, value: Value): this {
    this.delete(key);
    super.set(key, value);
    const oldest = this.keys().next().value;
    if (this.size > this.#most && oldest !== undefined) this.delete(oldest);
    return this;
  }
}

/** Of how many sandboxes a process remembers a number or two. */
export const REMEMBERED_SANDBOXES = 5000;
