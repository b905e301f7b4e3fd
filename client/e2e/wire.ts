import type { CDPSession, Page } from '@playwright/test';

/** A page, as far as the lab's tests need one. */
export type Driver = {
  goto(url: string): Promise<unknown>;
  evaluate<Given, Result>(act: (given: Given) => Result | Promise<Result>, given: Given): Promise<Result>;
};

export type Wire = Driver & {
  reload(): Promise<void>;
  /** Whether the page's own process has died: a frame's may have died all the same. */
  hasCrashed(): boolean;
  /** Kills the process of the frame that was opened last. */
  crashLastFrame(): Promise<void>;
};

/**
 * A line of one's own to the page. Playwright gives a whole page up when any of its frames crashes, also one that runs in
 * another process, while the page itself lives on: this goes on speaking to it.
 */
export async function openWire(page: Page): Promise<Wire> {
  const session = await page.context().newCDPSession(page);
  let crashed = false;
  session.on('Inspector.targetCrashed', () => {
    crashed = true;
  });
  let lastFrame: string | null = null;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'iframe') lastFrame = sessionId;
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  await session.send('Inspector.enable');
  await session.send('Page.enable');
  return {
    goto: (url) => page.goto(url),
    evaluate: (act, given) => evaluate(session, `(${act})(${JSON.stringify(given)})`),
    async reload() {
      const loaded = new Promise((resolve) => session.once('Page.loadEventFired', resolve));
      await session.send('Page.reload');
      await loaded;
    },
    hasCrashed: () => crashed,
    async crashLastFrame() {
      if (!lastFrame) throw new Error('Could not find a frame in a process of its own.');
      const message = JSON.stringify({ id: 1, method: 'Page.crash' });
      await session.send('Target.sendMessageToTarget', { sessionId: lastFrame, message });
    },
  };
}

async function evaluate<Result>(session: CDPSession, expression: string): Promise<Result> {
  const options = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as Result;
}
