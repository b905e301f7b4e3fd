/** The small ones in the order of the mistakes they mend; the challenge last, whatever else there is before it. */
const order = [
  ...['httponly-cookie', 'expiring-sessions', 'unguessable-ids', 'logout-deletes', 'fresh-id-at-login'],
  ...['shared-store', 'admin-revocation', 'rolling-expiry', 'write-the-test'],
];

/** The exercises' ids in the order in which page and terminal list them. */
export const orderExercises = (ids: readonly string[]): string[] =>
  ids.toSorted((a, b) => place(a) - place(b) || a.localeCompare(b));

const place = (id: string): number => {
  const known = order.indexOf(id);
  if (known >= 0) return known;
  return id === 'challenge' ? order.length + 1 : order.length;
};
