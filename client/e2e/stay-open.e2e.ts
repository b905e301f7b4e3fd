import { expect, test } from './fixtures.ts';
import { openLesson, seeConnected } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';
import { serve } from './serve.ts';

test('a cloakroom that somebody looks at stays open, though nothing is done in it', { tag: '@all' }, async ({
  page,
}) => {
  const idleMs = 8000;
  const server = await serve(null, { IDLE_MINUTES: String(idleMs / 60_000) });
  try {
    const [seen, left] = [await openSandbox(server.url), await openSandbox(server.url)];
    let said = 0;
    page.on('request', (request) => {
      if (request.url().endsWith(`/api/sandboxes/${seen.id}`)) said += 1;
    });
    await openLesson(page, seen.url);
    const status = async ({ id }: { id: string }) => (await fetch(`${server.url}api/sandboxes/${id}`)).status;
    await expect.poll(() => said, { timeout: 5 * idleMs }).toBeGreaterThan(5);
    // Asking counts as a visit, so each is asked once.
    expect([await status(left), await status(seen)]).toEqual([404, 200]);
    await seeConnected(page);
  } finally {
    await page.close();
    await server.stop();
  }
});
