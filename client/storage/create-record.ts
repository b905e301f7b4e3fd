import type { z } from 'zod/mini';

/** What a record held: nothing yet, something that cannot be read, or a value. */
export type Stored<Value> = { state: 'absent' } | { state: 'corrupt' } | { state: 'kept'; value: Value };

export type KeptRecord<Value> = {
  read(): Stored<Value>;
  /** Returns false where the browser keeps nothing, for example in a private window. */
  write(value: Value): boolean;
  remove(): boolean;
};

/** The part of `localStorage` that is used here. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * One value that this browser remembers, as JSON under `coat-check:<name>`. Whatever comes out is checked by the
 * schema: an older version or a curious learner may have written it. Nothing here throws.
 */
export const createRecord = <Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
  shelf: () => Shelf = () => localStorage,
): KeptRecord<z.output<Schema>> => {
  const key = `coat-check:${name}`;
  return {
    read() {
      try {
        const text = shelf().getItem(key);
        if (text === null) return { state: 'absent' };
        const parsed = schema.safeParse(JSON.parse(text));
        return parsed.success ? { state: 'kept', value: parsed.data } : { state: 'corrupt' };
      } catch {
        return { state: 'corrupt' };
      }
    },
    write(value) {
      try {
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
