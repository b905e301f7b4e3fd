import { expect, test } from '@playwright/test';
import { act, seeConnected } from '../lesson-page.ts';
import type { Served } from '../serve.ts';
import { serveStatic } from '../serve-static.ts';
import { startTutorial } from './start-tutorial.ts';

let host: Served;
test.beforeEach(async () => {
  host = await serveStatic();
});
test.afterEach(() => host.stop());

for (const refuses of [false, true])
  test(`a tutorial shows a lesson’s card and a whole show by one line of HTML${refuses ? ', where frames may keep nothing' : ''}`, {
    tag: '@static',
  }, async ({ context, page }) => {
    if (refuses)
      // As browsers refuse it that keep nothing for frames of other sites.
      await context.addInitScript(() => {
        if (window.parent === window) return;
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('The operation is insecure.', 'SecurityError');
            },
          });
        navigator.serviceWorker.register = () => Promise.reject(new DOMException('No.', 'SecurityError'));
      });
    const card = await startTutorial(`${host.url}embed/lessons/the-coat-check/`);
    await page.goto(card.url);
    const frame = page.frameLocator('iframe');
    const [lesson] = await Promise.all([
      context.waitForEvent('page'),
      frame.getByRole('link', { name: 'Open it in a tab of its own' }).click(),
    ]);
    await expect(lesson).toHaveURL(/\/coat-check\/s\/[\w-]{22}\/lessons\/the-coat-check/);
    await seeConnected(lesson);
    await act(lesson, 'Try a wrong password', 401);
    card.close();

    const show = await startTutorial(`${host.url}embed/shows/the-stolen-ticket/`);
    await page.goto(show.url);
    await frame.getByRole('button', { name: 'Begin' }).click();
    await frame.getByRole('button', { name: 'Event after' }).click();
    await expect(frame.locator('.timeline-count')).toHaveText(/^2 of \d+/);
    show.close();
  });
