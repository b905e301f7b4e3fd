import { lineIn } from '../host/call-site.ts';
import { LearnerFault } from '../lab.ts';

/** Where a learner's code asked for what the lab does not have. */
type LabLimits = {
  /** Ends what the learner's code is doing, with a sentence and the line. It counts even if that code catches it. */
  refuse: Refuse;
  /** The first that was met since this was asked last; null for none. */
  take(): LearnerFault | null;
};

/** @param sentence says what could not be had, and what can. @throws {LearnerFault} `beyond-lab`, always */
export type Refuse = (sentence: string) => never;

/**
 * A text that meets a limit is not wrong, and cannot be judged: in a page and in a terminal alike, although one of the
 * two may have what was asked for.
 */
export function createLabLimits(): LabLimits {
  let first: LearnerFault | null = null;
  return {
    refuse(sentence) {
      const fault = new LearnerFault('beyond-lab', sentence);
      const met = new LearnerFault('beyond-lab', sentence, lineIn(fault.stack) ?? {});
      first ??= met;
      throw met;
    },
    take() {
      const met = first;
      first = null;
      return met;
    },
  };
}
