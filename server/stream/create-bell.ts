export type Bell = {
  ring(): void;
  /** Resolves with true when it has rung since it was last asked, and with false when nobody listens any more. */
  rang(): Promise<boolean>;
};

/**
 * For one listener, until `signal` is aborted. Rings that come while the listener is busy are one ring, and it has rung
 * when it is hung up: there may be something to look at already.
 */
export function createBell(signal: AbortSignal): Bell {
  let hasRung = true;
  let wake: () => void = () => undefined;
  signal.addEventListener('abort', () => wake(), { once: true });
  return {
    ring() {
      hasRung = true;
      wake();
    },
    async rang() {
      if (!hasRung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      hasRung = false;
      return !signal.aborted;
    },
  };
}
