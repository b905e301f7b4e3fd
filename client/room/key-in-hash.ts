/** What the end of an address brings as the key of a room, as in `#key=…`, whole or not; null where it brings none. */
export const keyInHash = (hash: string): string | null => new URLSearchParams(hash.slice(1)).get('key');
