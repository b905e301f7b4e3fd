/** How long a learner's text is waited for. Worn by all that hangs; shared by the realms of a lab. */
export type Patience = {
  /** Real milliseconds: until a handler counts as never answering, and until a call must give the thread back. */
  limits(): { answer: number; call: number };
  /** Something hung. @param route the request that held the thread; null where it was no request, or held nothing */
  wear(route: string | null): void;
  /** True for a request that held the thread so often that nobody wants to see it again. */
  isOver(route: string): boolean;
  /** Begins anew, for another text. */
  reset(): void;
};

/** A handler that takes a second never answers. */
const usual = { answer: 1500, call: 4000 };
/** Once a text has hung, its other checks need not wait as long. */
const shorter = { answer: 500, call: 1500 };
/** Each time costs seconds, and a process. */
const mostTimes = 4;

export function createPatience(): Patience {
  const held = new Map<string, number>();
  let hasHung = false;
  return {
    limits: () => (hasHung ? shorter : usual),
    wear(route) {
      hasHung = true;
      if (route) held.set(route, (held.get(route) ?? 0) + 1);
    },
    isOver: (route) => (held.get(route) ?? 0) >= mostTimes,
    reset() {
      hasHung = false;
      held.clear();
    },
  };
}
