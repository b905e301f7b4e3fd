import type { z } from 'zod/mini';
import { setAside } from './set-aside.ts';

/** What a record held: nothing yet, a text that cannot be read, or a value; or the browser keeps nothing for this site. */
export type Stored<Value> =
  | { state: 'absent' }
  /** `text` is exactly what was found. */
  | { state: 'corrupt'; text: string }
  | { state: 'refused' }
  | { state: 'kept'; value: Value };

export type KeptRecord<Value> = {
  read(): Stored<Value>;
  /**
   * What cannot be read is set aside first, never overwritten. Returns false where the browser keeps nothing, for example
   * because its storage is full.
   */
  write(value: Value): boolean;
  remove(): boolean;
};

/** The part of `localStorage` that is used here. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What a text of a record comes to: an older version or a curious learner may have written it. */
export const parseStored = <Schema extends z.ZodMiniType>(
  schema: Schema,
  text: string | null,
): Stored<z.output<Schema>> => {
  if (text === null) return { state: 'absent' };
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return { state: 'kept', value: parsed.data };
  } catch {
    // It is no JSON.
  }
  return { state: 'corrupt', text };
};

/** One value that this browser remembers, as JSON under `coat-check:<name>`. Nothing here throws. */
export const createRecord = <Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
  shelf: () => Shelf = () => localStorage,
): KeptRecord<z.output<Schema>> => {
  const key = `coat-check:${name}`;
  const read = (): Stored<z.output<Schema>> => {
    try {
      return parseStored(schema, shelf().getItem(key));
    } catch {
      // Reading throws only where the browser forbids the storage altogether.
      return { state: 'refused' };
    }
  };
  return {
    read,
    write(value) {
      try {
        const found = read();
        if (found.state === 'corrupt') setAside(shelf(), key, found.text);
        shelf().setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    remove() {
      try {
        shelf().removeItem(key);
        return true;
      } catch {
        return false;
      }
    },
  };
};
