/** Calls back once when the page has nothing else to do. @returns what calls it off */
export const whenIdle = (then: () => void): (() => void) => {
  // Safari does not say when it is idle.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(then, 200);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(then);
  return () => cancelIdleCallback(request);
};
