export type DrawQueue = {
  /** Asks for a drawing. A later wish under the same key takes the place of one that has not begun. */
  ask(key: number, draw: () => Promise<void>): void;
  forget(key: number): void;
};

/**
 * Draws one thing at a time, what is looked at first (`wanted` is its key, or infinity for the newest), at once when idle and else at most one in a frame: whatever arrives while
 * a drawing is under way is one drawing more, however much it is. `draw` answers for its own errors.
 */
export const createDrawQueue = (
  nextFrame: () => Promise<void>,
  wanted: () => number = () => Number.POSITIVE_INFINITY,
): DrawQueue => {
  const wishes = new Map<number, () => Promise<void>>();
  let isDrawing = false;
  let rest: Promise<void> = Promise.resolve();

  const work = async () => {
    if (isDrawing) return;
    isDrawing = true;
    try {
      while (wishes.size > 0) {
        await rest;
        const key = nearest([...wishes.keys()], wanted());
        const draw = wishes.get(key);
        wishes.delete(key);
        await draw?.();
        rest = nextFrame();
      }
    } finally {
      isDrawing = false;
    }
  };

  return {
    ask(key, draw) {
      wishes.set(key, draw);
      void work();
    },
    forget: (key) => wishes.delete(key),
  };
};

const nearest = (keys: readonly number[], wanted: number): number =>
  Number.isFinite(wanted)
    ? keys.reduce((best, key) => (Math.abs(key - wanted) < Math.abs(best - wanted) ? key : best))
    : Math.max(...keys);

/** The next animation frame, or a tenth of a second in a page that shows none because nobody looks at it. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    const frame = requestAnimationFrame(() => done());
    const timer = setTimeout(() => done(), 100);
    const done = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      resolve();
    };
  });
