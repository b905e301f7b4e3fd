import type { Change } from './store-value.ts';

/** The value stands in the argument of that index, counted from after the key. */
export const put =
  (argument: number): Change =>
  (_, args) => ({ type: 'string', text: args[argument] ?? '' });

/** The store has reckoned, and its reply is the value. */
export const putReply: Change = (_, __, reply) => ({ type: 'string', text: String(reply) });

export const append: Change = (held, [added = '']) => ({
  type: 'string',
  text: (held?.type === 'string' ? held.text : '') + added,
});
