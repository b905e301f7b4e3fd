import { expect, type Page, test } from './fixtures.ts';
import { act, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { moveClock, openSandbox, readTrace } from './sandbox.ts';
import type { Served } from './serve.ts';

const lifeMs = 3_600_000;
/** Time enough to look at a session that still lives, also on a busy machine. */
const leftMs = 6000;

test('a session whose time is up by mere waiting ends in the picture, by itself', async ({
  page,
  redisServer,
}) => {
  await waitForTheEnd(page, redisServer);
});

// That the store in memory tells of it, too, `server/sandbox/expiry-watch.test.ts` has.
test('a session ends in the picture by itself with the store in memory, too', { tag: '@all' }, async ({
  page,
  server,
}) => {
  await waitForTheEnd(page, server);
});

async function waitForTheEnd(page: Page, server: Served): Promise<void> {
  const { id, url } = await openSandbox(server.url);
  const trace = async () => (await readTrace(server.url, id)).events;
  await page.goto(new URL('lessons/closing-time/', url).href);
  await seeConnected(page);
  const rack = page.getByRole('tabpanel');
  const timeIsUp = page.locator('.diagram svg').getByRole('button', { name: /time is up for session:/ });

  await act(page, 'Hand in the coat', 200);
  await openPanel(page, 'Store');
  const begunAt = (await trace()).find(({ type }) => type === 'store-reply')?.at ?? 0;
  await moveClock(server.url, id, lifeMs - (Date.now() - begunAt) - leftMs);
  await seeDrawn(page, /the clock moves on by 59 minutes/);
  await expect(rack).toContainText('1 session hangs here.');
  await expect(timeIsUp).toHaveCount(0);

  // Nobody asks for anything from here on: the picture hears of it from the server.
  await expect(timeIsUp).toBeVisible({ timeout: 3 * leftMs });
  await expect(rack).toContainText('no session is alive');
  const events = await trace();
  const notes = events.flatMap((event) => (event.type === 'note' ? [event] : []));
  expect(notes.map(({ note }) => note.kind)).toEqual(['clock-moved', 'keys-expired']);
  const [moved, expired] = notes;
  expect((expired?.at ?? 0) - (moved?.at ?? 0), 'it took its time').toBeGreaterThan(leftMs / 2);
  expect(events.at(-1)).toEqual(expired);

  const lookUp = new URL('api/protected', url).href;
  expect(await page.evaluate(async (address) => (await fetch(address)).status, lookUp)).toBe(401);
  await seeDrawn(page, /Session Store answers .*nothing/);
}
