/** What a learner says, before the press, to come of a beat. */
export type Guess = {
  /** The id of an option; null while nothing is said. */
  option: string | null;
  /** The number of the newest event at the press, from which on nothing is changed; null before it. */
  since: number | null;
};

export const noGuess: Guess = { option: null, since: null };
