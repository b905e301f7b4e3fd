import type { LearnerFault } from './lab.ts';
import { gaveUp, type Loss, notAskedAgain, tookTooLong } from './tell-loss.ts';

/**
 * How long, and how often, a learner's text is waited for: one budget for a whole run, shared by the realms of a lab, and
 * kept outside of all of them.
 */
export type Patience = {
  /** Real milliseconds: until a handler counts as never answering, and until a call must give the thread back. */
  limits(): { answer: number; call: number };
  /** A realm was lost, or hung. @param route the request during which it was; null where there was none */
  wear(route: string | null, loss: Loss): void;
  /** A request took so many milliseconds, whatever came of it. */
  spend(ms: number): void;
  /** Why a request need not be sent any more, or with null a server not be started; null when it should be. */
  refusal(route: string | null): LearnerFault | null;
  /** Begins anew, for another text. */
  reset(): void;
};

/** A handler that takes a second never answers. */
const usual = { answer: 1500, call: 4000 };
/** Once a text has hung, its other checks need not wait as long. */
const shorter = { answer: 500, call: 1500 };
/** How often the same request, or no request at all, may cost a realm; each time takes seconds. */
const mostOfOne = 3;
/** How often all of them together may: a server that hangs at every address has many. */
const mostOfAll = 8;

/** Real milliseconds: an answer that comes sooner is none that one waits for. */
const shortWait = 250;
/** Real milliseconds: what all longer waits of a run may take together. A sound server needs a few seconds, most of them for a slow store. */
const mostWaiting = 15_000;

export function createPatience(): Patience {
  const losses = new Map<string | null, { times: number; last: Loss }>();
  let total = 0;
  let waited = 0;
  return {
    limits: () => (total > 0 ? shorter : usual),
    wear(route, loss) {
      total += 1;
      losses.set(route, { times: (losses.get(route)?.times ?? 0) + 1, last: loss });
    },
    spend(ms) {
      waited += Math.max(0, ms - shortWait);
    },
    refusal(route) {
      if (waited > mostWaiting) return tookTooLong(route);
      const own = losses.get(route);
      if (own && own.times >= mostOfOne) return notAskedAgain(route, own.last);
      const last = [...losses.values()].at(-1);
      return last && total >= mostOfAll ? gaveUp(route, last.last) : null;
    },
    reset() {
      total = 0;
      waited = 0;
      losses.clear();
    },
  };
}

/** For a server that somebody drives by hand: they decide themselves how often they try. */
export const createOpenPatience = (): Patience => ({ ...createPatience(), refusal: () => null });
