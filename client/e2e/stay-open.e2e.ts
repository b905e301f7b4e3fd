import { expect, test } from './fixtures.ts';
import { openLesson, seeConnected } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';
import { serve } from './serve.ts';

test('a cloakroom that somebody looks at stays open, though nothing is done in it', async ({ page }) => {
  const idleMs = 6000;
  const server = await serve(null, { IDLE_MINUTES: String(idleMs / 60_000) });
  try {
    const [seen, left] = [await openSandbox(server.url), await openSandbox(server.url)];
    await openLesson(page, seen.url);
    const status = async ({ id }: { id: string }) => (await fetch(`${server.url}api/sandboxes/${id}`)).status;
    await page.waitForTimeout(2.5 * idleMs);
    // Asking counts as a visit, so each is asked once.
    expect([await status(left), await status(seen)]).toEqual([404, 200]);
    await seeConnected(page);
  } finally {
    await server.stop();
  }
});
