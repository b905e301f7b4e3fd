import type { Page } from '@playwright/test';

/** Sends requests from a page, so that they reach the server that runs in its browser. */
export const throughPage =
  (page: Page): typeof fetch =>
  async (address, { method = 'GET', headers, body } = {}) => {
    const sent = {
      address: String(address),
      method,
      headers: Object.fromEntries(new Headers(headers)),
      body: typeof body === 'string' ? body : null,
    };
    const answer = await page.evaluate(async ({ address, ...init }) => {
      const response = await fetch(address, init);
      return { status: response.status, text: await response.text() };
    }, sent);
    return new Response(answer.text === '' ? null : answer.text, { status: answer.status });
  };

/** Waits until the service worker answers for a page. */
export const seeControlled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { serviceWorker } = navigator;
    if (serviceWorker.controller) return;
    await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve));
  });
