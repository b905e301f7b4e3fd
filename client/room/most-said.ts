/** The place of what most have said; null where nobody said anything, or two answers are level. */
export const mostSaid = (counts: readonly number[]): number | null => {
  const most = Math.max(0, ...counts);
  const places = counts.flatMap((count, place) => (count === most ? [place] : []));
  return most > 0 && places.length === 1 ? (places[0] ?? null) : null;
};
