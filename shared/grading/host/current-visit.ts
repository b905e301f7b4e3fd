/** Tells for which visit of a server a line of its code is running. */
type CurrentVisit<Visit> = {
  /** @returns how it is over */
  begin(visit: Visit): () => void;
  now(): Visit;
  /** The open visit of that name; the current one where there is none. */
  named(id: string): Visit;
};

/**
 * A learner's app is one for all of its requests, and browsers do not tell which of them a line of code works for. So
 * it is the youngest that is still open, or else the last one; `loading` before there was any.
 */
export function createCurrentVisit<Visit extends { id: string }>(loading: Visit): CurrentVisit<Visit> {
  const open: Visit[] = [];
  let last = loading;
  const now = () => open.at(-1) ?? last;
  return {
    begin(visit) {
      open.push(visit);
      last = visit;
      return () => {
        const at = open.indexOf(visit);
        if (at >= 0) open.splice(at, 1);
      };
    },
    now,
    named: (id) => open.find((visit) => visit.id === id) ?? now(),
  };
}
