/** For `node:timers/promises`. */
export const setTimeout = (ms: number): Promise<void> =>
  new Promise((resolve) => void globalThis.setTimeout(resolve, ms));
export const setImmediate = (): Promise<void> =>
  new Promise((resolve) => void globalThis.setImmediate(resolve));
