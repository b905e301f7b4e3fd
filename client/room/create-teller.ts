/** After so long it is tried again to tell what could not be told. */
const AGAIN_MS = 1000;

/**
 * Tells somebody what is true now, one after the other: what has changed again meanwhile is not told any more, so that whoever
 * goes fast is not followed late.
 *
 * @param send resolves with whether it was heard
 * @param after calls back after so many milliseconds
 */
export const createTeller = <What>(
  send: (what: What) => Promise<boolean>,
  after: (ms: number, callback: () => void) => void,
): ((what: What) => void) => {
  let next: { what: What } | null = null;
  let isBusy = false;
  const goOn = async () => {
    if (isBusy || next === null) return;
    const { what } = next;
    next = null;
    isBusy = true;
    const heard = await send(what);
    if (!heard) {
      next ??= { what };
      await new Promise<void>((resolve) => after(AGAIN_MS, resolve));
    }
    isBusy = false;
    void goOn();
  };
  return (what) => {
    next = { what };
    void goOn();
  };
};
