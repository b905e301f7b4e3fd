import { heldFactor } from '../lab.ts';

/** The end of waiting for one answer. */
export type GivingUp = {
  /** From now on it is the grader that keeps the answer waiting, or with false no longer: then patience begins anew. */
  hold(isHeld: boolean): void;
  forget(): void;
};

/**
 * Gives up after so many milliseconds in which the grader held nothing up.
 * @param after begins a timer; returns how to forget it
 */
export function giveUp(
  ms: number,
  after: (ms: number, run: () => void) => () => void,
  run: () => void,
): GivingUp {
  let forget = after(ms, run);
  return {
    hold(isHeld) {
      forget();
      forget = after(isHeld ? ms * heldFactor : ms, run);
    },
    forget: () => forget(),
  };
}
