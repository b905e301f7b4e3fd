import { expect, test } from './fixtures.ts';
import { act, openLesson, seeConnected, seeLine } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';
import { seeWholeTrace } from './see-whole-trace.ts';
import { serveBehindProxy } from './serve-behind-proxy.ts';

/** What the browser itself notes of a stream that failed. */
const failedRequest =
  /Failed to load resource|ERR_INCOMPLETE_CHUNKED_ENCODING|EventSource's response has a MIME/;

/** By then the page waits as long as it ever does. */
const longOutageMs = 10_000;

test('after an outage of ten seconds the page is back within five, and at once by “Try now”', {
  tag: '@all',
}, async ({ page, consoleWatch }) => {
  consoleWatch.allow(failedRequest);
  const { proxy, server, close } = await serveBehindProxy();
  try {
    const { id, url } = await openSandbox(proxy.url);
    await openLesson(page, url);
    await act(page, 'Try a wrong password', 401);
    await seeWholeTrace(page, server.address, id);

    for (const how of ['is alone', 'hangs'] as const) {
      // A machine that is busy with something else delays one return, and not each.
      await expect(async () => {
        proxy.meddle(how);
        await seeLine(page, 'reconnecting');
        await page.waitForTimeout(longOutageMs);
        const ready = Date.now();
        proxy.meddle('passes all on');
        await seeConnected(page);
        expect(Date.now() - ready).toBeLessThan(5000);
      }).toPass({ timeout: 90_000 });
    }

    proxy.meddle('is alone');
    await seeLine(page, 'reconnecting');
    await page.waitForTimeout(longOutageMs);
    await expect(async () => {
      // By itself it asks 1.5 s after the last time at the earliest.
      const before = proxy.asked();
      await expect.poll(() => proxy.asked(), { intervals: [50] }).toBeGreaterThan(before);
      const after = proxy.asked();
      await page.getByRole('button', { name: 'Try now' }).dispatchEvent('click');
      await expect.poll(() => proxy.asked(), { intervals: [50], timeout: 1000 }).toBeGreaterThan(after);
    }).toPass({ timeout: 60_000 });
    proxy.meddle('passes all on');
    await seeConnected(page);
    await act(page, 'Hand in the coat', 200);
    await seeWholeTrace(page, server.address, id);
  } finally {
    await page.close();
    await close();
  }
});
