/** Modules which libraries ask for and, as they are used here, never touch. */
export const isatty = () => false;
export const createHook = () => ({ enable: () => undefined, disable: () => undefined });
export const channel = () => ({ hasSubscribers: false, publish: () => undefined });
export const isIP = (text: string) => (/^\d+(\.\d+){3}$/.test(text) ? 4 : text.includes(':') ? 6 : 0);

/** Runs things as they are: nothing here follows asynchronous work around. */
export class AsyncResource {
  runInAsyncScope<Result>(run: (...args: unknown[]) => Result, self: unknown, ...args: unknown[]): Result {
    return run.apply(self, args);
  }
}

export default { isatty, createHook, channel, isIP, AsyncResource };
