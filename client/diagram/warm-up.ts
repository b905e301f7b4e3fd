type Effects = {
  draw(): Promise<unknown>;
  /** Calls back once when the page has nothing else to do, unless the returned function is called before. */
  whenIdle(then: () => void): () => void;
};

/** How often a browser runs a program before it has translated all of it that matters; by measurement. */
const ROUNDS = 8;

/**
 * Draws for nobody, again and again, one drawing in each pause of the page: a browser runs a program several times
 * slower at first, and the first picture that a learner waits for is not to pay for that. @returns what ends it
 */
export const warmUp = ({ draw, whenIdle }: Effects, onDone: () => void): (() => void) => {
  let cancel: () => void = () => undefined;
  let isWanted = true;
  const go = (rounds: number) => {
    if (!isWanted) return;
    if (rounds === 0) return onDone();
    cancel = whenIdle(() => {
      // What cannot be drawn is told where somebody waits for it.
      void draw().then(
        () => go(rounds - 1),
        () => undefined,
      );
    });
  };
  go(ROUNDS);
  return () => {
    isWanted = false;
    cancel();
  };
};
