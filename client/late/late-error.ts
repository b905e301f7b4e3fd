/**
 * Why something that is fetched late is not here. `unreachable`: nobody answers, or nobody who could; it is worth
 * another try. `updated`: the product was built anew since this page was opened, and what it knows of is gone. `broken`:
 * it came and does not work.
 */
export type LateFailure = 'unreachable' | 'updated' | 'broken';

/** Why, in words. */
export const lateReasons: Readonly<Record<LateFailure, string>> = {
  unreachable: 'the server does not answer',
  updated: 'Coat Check was updated since this page was opened',
  broken: 'something in it broke, which is our fault',
};

const advice: Readonly<Record<LateFailure, string>> = {
  unreachable: 'It is tried again until it is here.',
  updated: 'Reload the page; what you have done is kept.',
  broken: 'Reload the page.',
};

/** In words for people. `what` is missing: *the desk*. */
export const tellLate = (what: string, failure: LateFailure): string =>
  `Could not ${failure === 'broken' ? 'show' : 'fetch'} ${what}: ${lateReasons[failure]}. ${advice[failure]}`;

/** Something that is fetched late could not be fetched. */
export class LateError extends Error {
  override readonly name = 'LateError';
  readonly failure: LateFailure;

  constructor(what: string, failure: LateFailure) {
    super(tellLate(what, failure));
    this.failure = failure;
  }
}

/** What stands in the way. An error that nobody foresaw is a bug, and as such nothing to try again. */
export const toLateFailure = (error: unknown): LateFailure =>
  error instanceof LateError ? error.failure : 'broken';
