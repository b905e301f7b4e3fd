import type { Root } from 'hast';
import type { Action, Beginning, Step } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import type { Mistake } from './mistake.ts';

/** What is at hand while one lesson is read. */
export type Reading = {
  /** The file's text, as it was parsed. */
  text: string;
  report: Report;
  /** Addresses of other pages that it may name; see `checkLinks`. */
  places: ReadonlySet<string>;
  /** What the lesson's sandbox is like at its beginning. */
  beginning: Beginning;
  /** The mistake that the lesson is about; null where it is about none, undefined where that could not be read. */
  mistake: Mistake | null | undefined;
  /** What `:::exploit` does, for `::again`. Empty until it has been read. */
  exploit: Action[];
  /** The line on which each step, beat, action and observation begins. */
  lines: Map<object, number>;
  /** The notes of the steps read so far, by their ids. */
  notes: Map<string, Root>;
  /** The steps read so far, by their ids. */
  above: Map<string, Step>;
};
