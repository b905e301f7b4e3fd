import { startLoad, tellVisit } from '../../server/testing/start-load.ts';
import { startRedis } from '../../server/testing/start-redis.ts';
import { expect, test } from './fixtures.ts';
import { act, allArrows, goOn, openLesson, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';
import { serveTwo } from './serve-two.ts';

test('of two processes one is killed in the middle of lesson one, and the page goes on without loss or repeat', async ({
  page,
  consoleWatch,
}) => {
  // What the browser itself notes of the stream that the killed process had.
  consoleWatch.allow(/net::ERR_|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  const redis = await startRedis();
  test.skip(redis === null, 'there is no redis-server on this machine');
  if (redis === null) return;
  const site = await serveTwo(redis.url);
  try {
    const { id, url } = await openSandbox(site.url);
    await openLesson(page, url);
    await act(page, 'Try a wrong password', 401);
    await act(page, 'Hand in the coat', 200);
    await goOn(page, 'Look at your ticket');
    await openPanel(page, 'Jar');
    await act(page, 'Let a script look for the cookie');

    // Strangers who come in by curl. Whom the killed process was serving has no answer, and no promise.
    const crowd = startLoad((path) =>
      fetch(new URL(path, url), { headers: { 'user-agent': 'curl/8.0' } }).catch(() => ({ status: 0 })),
    );
    const answered = () => crowd.answers.filter(({ status }) => status === 401);
    await expect.poll(() => answered().length).toBeGreaterThan(5);
    // The one whose stream the page reads, while it and the other have their hands full.
    await site.killWhoAnswered((path) => path.endsWith('/events'));
    const before = answered().length;
    await expect.poll(() => answered().length).toBeGreaterThan(before + 5);
    await crowd.stop();

    await seeConnected(page);
    await goOn(page, 'Show your ticket');
    await act(page, 'Ask who I am', 200);
    await act(page, 'Open the dashboard', 200);
    await goOn(page, 'Give it back');
    await act(page, 'Log out', 204);
    await seeDrawn(page, /clears the cookie session_id$/);
    await goOn(page, 'Try the old ticket');
    await act(page, 'Show the old ticket', 401);
    await goOn(page, 'The coat check');
    await expect(page.getByText('Lesson finished')).toBeVisible();

    const { events, dropped } = await readTrace(site.url, id);
    expect(dropped).toBe(0);
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
    const arrows = events.filter(({ type }) => type !== 'note').map(({ number }) => number);
    // Exchanges of one moment are drawn chapter by chapter, which need not be the order of their events.
    await expect.poll(async () => (await allArrows(page)).toSorted((a, b) => a - b)).toEqual(arrows);
    // Whoever was answered is in the trace, once, with the answer.
    for (const { visit } of answered()) {
      expect(tellVisit(visit, events), `visit ${visit}`).toEqual(['request response']);
    }
  } finally {
    await page.close();
    await site.stop();
    await redis.stop();
  }
});
