import type { Body, JsonValue, OwnStoreOperation, Source } from '../trace/event.ts';
import { aboutExchange, type Exchange } from './exchange.ts';
import type { KnownSecrets } from './known-secrets.ts';
import { maskOperation } from './mask-operation.ts';
import { maskAnswer } from './mask-secrets.ts';
import { toBody } from './to-body.ts';

/** What was changed, by key; null for what was removed. */
export type Changes = ReadonlyMap<string, JsonValue | null>;

export type OwnStoreObserver = {
  exchange: Exchange;
  /** The line of code that does it; called in that code's own stack. */
  callSite(): Source | null;
  /** How many entries there is room for. */
  maxEntries: number;
};

/** There is no room for one more entry. */
export class OwnStoreFull extends RangeError {
  constructor() {
    super('no room for one more entry');
  }
}

const createRecord =
  ({ exchange, callSite }: OwnStoreObserver) =>
  (operation: OwnStoreOperation) =>
    exchange.record({
      type: 'own-store',
      ...aboutExchange(exchange),
      at: exchange.now(),
      source: callSite(),
      operation: maskOperation(operation, exchange.secrets),
    });

/** A Map that writes down what is done with it, while it is done. What it holds must be JSON. */
export class ObservedMap<Value> extends Map<string, Value> {
  readonly #changes = new Map<string, JsonValue | null>();
  readonly #maxEntries: number;
  #record: (operation: OwnStoreOperation) => void = () => undefined;

  constructor(entries: Iterable<readonly [string, Value]>, observer: OwnStoreObserver) {
    super(entries);
    this.#maxEntries = observer.maxEntries;
    this.#record = createRecord(observer);
  }

  get changes(): Changes {
    return this.#changes;
  }
  override get(key: string): Value | undefined {
    const value = super.get(key);
    this.#record({ name: 'map.get', key, value: (value ?? null) as JsonValue });
    return value;
  }
  override set(key: string, value: Value): this {
    // Map's own constructor comes by here, before there are changes to note.
    if (#changes in this) {
      if (!super.has(key) && this.size >= this.#maxEntries) throw new OwnStoreFull();
      this.#changes.set(key, value as JsonValue);
      this.#record({ name: 'map.set', key, value: value as JsonValue });
    }
    return super.set(key, value);
  }
  override delete(key: string): boolean {
    const existed = super.delete(key);
    if (existed) this.#changes.set(key, null);
    this.#record({ name: 'map.delete', key, existed });
    return existed;
  }
  override [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }
  override entries(): MapIterator<[string, Value]> {
    this.#record({ name: 'map.entries', size: this.size });
    return super.entries();
  }
}

/** One JSON file on a disk that holds nothing else, as `node:fs/promises` would read and write it; null for no file yet. */
export class ObservedFile {
  readonly #record: (operation: OwnStoreOperation) => void;
  readonly #asBody: (text: string) => Body;
  readonly #maxEntries: number;
  readonly #changes = new Map<string, JsonValue | null>();
  #entries: Record<string, JsonValue> | null;

  constructor(entries: Record<string, JsonValue> | null, observer: OwnStoreObserver) {
    this.#entries = entries;
    this.#asBody = (text) => asBody(text, observer.exchange.secrets);
    this.#maxEntries = observer.maxEntries;
    this.#record = createRecord(observer);
  }

  get changes(): Changes {
    return this.#changes;
  }
  async readFile(path: string): Promise<string> {
    const text = this.#entries === null ? null : JSON.stringify(this.#entries);
    this.#record({ name: 'file.read', path, body: text === null ? null : this.#asBody(text) });
    if (text === null) {
      const error = new Error(`ENOENT: no such file or directory, open '${path}'`);
      throw Object.assign(error, { code: 'ENOENT' });
    }
    return text;
  }
  async writeFile(path: string, text: string): Promise<void> {
    const before = this.#entries ?? {};
    const after: Record<string, JsonValue> = JSON.parse(text);
    const isNew = Object.keys(after).some((key) => !Object.hasOwn(before, key));
    if (isNew && Object.keys(after).length > this.#maxEntries) throw new OwnStoreFull();
    const set = Object.entries(after).filter(
      ([key, value]) => !Object.hasOwn(before, key) || JSON.stringify(before[key]) !== JSON.stringify(value),
    );
    const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
    for (const [key, value] of set) this.#changes.set(key, value);
    for (const key of removed) this.#changes.set(key, null);
    this.#entries = after;
    this.#record({
      name: 'file.write',
      path,
      body: this.#asBody(text),
      set: Object.fromEntries(set),
      removed,
    });
  }
}

const asBody = (text: string, secrets: KnownSecrets): Body => {
  const bytes = new TextEncoder().encode(text);
  return toBody(bytes, (kept) => maskAnswer(kept, secrets)) ?? { text: '', bytes: 0, truncated: false };
};
