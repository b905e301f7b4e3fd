/** So many checks are asked beside those that are meant for a text. */
const watching = 4;

/**
 * The checks for a wrong text that was proven in full before: those that are meant for it, and a few that must let it
 * pass. They take turns, so that over an exercise's texts each check has its share.
 * @param all ids of the exercise's checks
 * @param meant ids of those that the text must not pass
 * @param turn the text's place among the texts
 */
export function chooseChecks(all: readonly string[], meant: readonly string[], turn: number): string[] {
  const others = all.filter((id) => !meant.includes(id));
  const first = turn * watching;
  const chosen = Array.from(
    { length: Math.min(watching, others.length) },
    (_, index) => others[(first + index) % others.length] ?? '',
  );
  return [...meant, ...chosen];
}
