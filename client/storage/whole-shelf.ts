import type { Shelf } from './create-record.ts';

/** A shelf whose keys can be told, too. */
export type WholeShelf = Shelf & Pick<Storage, 'key' | 'length'>;

/** All keys of a shelf, in alphabetical order. Throws where the browser forbids the storage. */
export const keysOf = (shelf: WholeShelf): string[] =>
  Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '').sort();
