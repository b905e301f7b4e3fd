import type { Change } from './store-value.ts';

const membersOf = (held: Parameters<Change>[0]): readonly string[] =>
  held?.type === 'set' ? held.members : [];

export const addMembers: Change = (held, added) => {
  const before = membersOf(held);
  const members = [...new Set([...before, ...added])];
  return members.length === before.length ? held : { type: 'set', members };
};

export const removeMembers: Change = (held, removed) => {
  const before = membersOf(held);
  const members = before.filter((member) => !removed.includes(member));
  if (members.length === before.length) return held;
  return members.length === 0 ? null : { type: 'set', members };
};

/** Which ones it was, only the store knows. */
export const removeReply: Change = (held, _, reply) => removeMembers(held, [reply].flat().map(String), reply);
