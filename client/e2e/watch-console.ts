import type { BrowserContext } from '@playwright/test';

export type ConsoleWatch = {
  /** Lets complaints through that the test provokes on purpose. */
  allow(pattern: RegExp): void;
  /** Everything that went wrong in any page of the context and was not allowed. */
  complaints(): string[];
};

/** A 401 is what several lessons are about; the browser notes each in its console. */
const expected401 = /Failed to load resource: .* 401 \(Unauthorized\)/;

/** Collects uncaught errors and console errors, refusals by the Content-Security-Policy among them. */
export function watchConsole(context: BrowserContext): ConsoleWatch {
  const allowed = [expected401];
  const heard: string[] = [];
  context.on('weberror', (problem) => heard.push(`uncaught: ${problem.error().stack ?? problem.error()}`));
  context.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`);
  });
  return {
    allow: (pattern) => void allowed.push(pattern),
    complaints: () => heard.filter((text) => !allowed.some((pattern) => pattern.test(text))),
  };
}
