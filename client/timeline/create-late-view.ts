/** The part of an actor that is read here. */
export type Watchable<State> = {
  getSnapshot(): State;
  subscribe(listener: (state: State) => void): { unsubscribe(): void };
};

export type LateView<State> = {
  getSnapshot: () => State;
  /** @returns what ends it */
  subscribe: (listener: () => void) => () => void;
  /** Resolves once those who listen have been told of all that the source knows at this moment. */
  isTold: () => Promise<void>;
};

type Options<State> = {
  /** Whether nothing but events that arrived tells one state from the one before. */
  isNews(before: State, now: State): boolean;
  /** Calls back once, when the picture of what arrives now can be seen. */
  afterPicture(then: () => void): void;
};

/**
 * A timeline as all but the diagram see it: what the learner does at once, and what arrives when the picture of it is
 * on the screen. So nothing holds the picture up, and a burst is one redraw.
 */
export const createLateView = <State>(
  source: Watchable<State>,
  { isNews, afterPicture }: Options<State>,
): LateView<State> => {
  const listeners = new Set<() => void>();
  let shown = source.getSnapshot();
  let isWaiting = false;
  let stop: () => void = () => undefined;

  const show = () => {
    if (listeners.size === 0 || shown === source.getSnapshot()) return;
    shown = source.getSnapshot();
    for (const listener of listeners) listener();
  };
  const hear = (now: State) => {
    if (!isNews(shown, now)) return show();
    if (isWaiting) return;
    isWaiting = true;
    afterPicture(() => {
      isWaiting = false;
      show();
    });
  };

  const subscribe: LateView<State>['subscribe'] = (listener) => {
    if (listeners.size === 0) {
      shown = source.getSnapshot();
      const { unsubscribe } = source.subscribe(hear);
      stop = unsubscribe;
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) stop();
    };
  };

  return {
    getSnapshot: () => (listeners.size === 0 ? source.getSnapshot() : shown),
    subscribe,
    isTold: () =>
      new Promise((resolve) => {
        if (listeners.size === 0 || shown === source.getSnapshot()) return resolve();
        const end = subscribe(() => {
          end();
          resolve();
        });
      }),
  };
};
