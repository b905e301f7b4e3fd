/** What a key of the store holds, by Redis' kinds of values. */
export type StoreValue =
  | { type: 'string'; text: string }
  | { type: 'hash'; fields: Readonly<Record<string, string>> }
  | { type: 'set'; members: readonly string[] }
  | { type: 'list'; items: readonly string[] }
  | { type: 'sorted-set'; scores: readonly (readonly [member: string, score: number])[] };

/**
 * What a key holds after a command, from what it held, the arguments after its key, and the reply. Null when nothing is
 * left: an empty collection is no key at all. The very value that it held when nothing changed.
 */
export type Change = (held: StoreValue | null, args: readonly string[], reply: unknown) => StoreValue | null;
