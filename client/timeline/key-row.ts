/** What keys do, and the ways to press them. */
export type KeyRow = readonly [does: string, ...ways: readonly (readonly string[])[]];
