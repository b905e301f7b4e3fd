import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { projectFolder } from '../../server/launch/project-folder.mjs';

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

/** Waits until the service worker has kept all files that pages may want. */
export async function seeKept(page: Page): Promise<void> {
  const assets = readdirSync(join(projectFolder, 'dist-static', 'assets')).length;
  const keptAssets = () =>
    page.evaluate(async () => {
      const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
      const kept = await Promise.all(caches.map((cache) => cache.keys()));
      return kept.flat().filter(({ url }) => url.includes('/assets/')).length;
    });
  await expect.poll(keptAssets, { timeout: 90_000 }).toBe(assets);
}
