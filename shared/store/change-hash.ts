import type { Change } from './store-value.ts';

type Fields = readonly (readonly [field: string, text: string])[];

const fieldsOf = (held: Parameters<Change>[0]): Fields =>
  held?.type === 'hash' ? Object.entries(held.fields) : [];
const toHash = (fields: Fields) => ({ type: 'hash' as const, fields: Object.fromEntries(fields) });

/** Field and value by turns, or the one object that ioredis' `hset(key, object)` was given. */
const toFields = (args: readonly string[]): Fields => {
  if (args.length !== 1)
    return args.flatMap((field, i) => (i % 2 ? [] : [[field, args[i + 1] ?? ''] as const]));
  try {
    return Object.entries(Object(JSON.parse(args[0] ?? ''))).map(([field, value]) => [field, String(value)]);
  } catch {
    // A field without a value: no store would have answered it well.
    return [];
  }
};

export const setFields: Change = (held, args) => toHash([...fieldsOf(held), ...toFields(args)]);

/** The store has reckoned, and its reply is the field's value. */
export const setFieldToReply: Change = (held, [field = ''], reply) =>
  toHash([...fieldsOf(held), [field, String(reply)]]);

export const removeFields: Change = (held, removed) => {
  const before = fieldsOf(held);
  const left = before.filter(([field]) => !removed.includes(field));
  if (left.length === before.length) return held;
  return left.length === 0 ? null : toHash(left);
};
