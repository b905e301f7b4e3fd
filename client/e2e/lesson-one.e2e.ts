import type { BrowserContext } from '@playwright/test';
import { Redis } from 'ioredis';
import type { TraceEvent } from '#shared/trace/event.ts';
import { expect, type Page, test } from './fixtures.ts';
import { act, allArrows, drawn, goOn, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { readTrace, sandboxIdOf } from './sandbox.ts';
import type { Served } from './serve.ts';

type Journey = { page: Page; context: BrowserContext; server: Served };

test('a learner does lesson one by clicking, from the entrance to the end, on a real Redis', async ({
  page,
  context,
  redisServer,
}) => {
  await doLessonOne({ page, context, server: redisServer });
});

// `keyboard.e2e.ts` has the journey, `lessons/walk-lessons.test.ts` what the store in memory answers.
test('a learner does lesson one by clicking with the store in memory', { tag: '@all' }, async ({
  page,
  context,
  server,
}) => {
  await doLessonOne({ page, context, server });
});

async function doLessonOne({ page, context, server }: Journey): Promise<void> {
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hand in your coat' })).toBeVisible();
  await seeConnected(page);
  const id = sandboxIdOf(page.url());
  const cookieNow = async () => {
    const cookies = await context.cookies(new URL(`/s/${id}/api/protected`, server.url).href);
    return cookies.find(({ name }) => name === 'session_id');
  };

  await act(page, 'Try a wrong password', 401);
  await seeDrawn(page, 'Browser asks Server A: POST /api/login as ada');
  await seeDrawn(page, 'Server A answers Browser: 401 Unauthorized');
  expect(await cookieNow()).toBeUndefined();
  await expect(page.getByRole('link', { name: 'Next step' }), 'the step is not done').toHaveCount(0);

  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /Server A answers Browser: 20\d .* sets the cookie session_id$/);
  const cookie = await cookieNow();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false });
  expect(cookie?.path).toMatch(new RegExp(`^/s/${id}/?$`));
  const ticket = cookie?.value ?? '';
  expect(ticket.length).toBeGreaterThan(20);
  await seeKeyInStore(page, server, id, ticket);

  await goOn(page, 'Look at your ticket');
  await openPanel(page, 'Jar');
  await expect(page.getByRole('tabpanel')).toContainText(ticket);
  await act(page, 'Let a script look for the cookie');
  await seeDrawn(page, /reads document\.cookie and sees no cookie at all/);

  await goOn(page, 'Show your ticket');
  await act(page, 'Ask who I am', 200);
  await seeDrawn(page, 'Browser asks Server A: GET /api/protected, showing a cookie');
  await act(page, 'Open the dashboard', 200);
  await seeDrawn(page, /GET \/dashboard/);

  await goOn(page, 'Give it back');
  await act(page, 'Log out', 204);
  await seeDrawn(page, /clears the cookie session_id$/);
  expect(await cookieNow()).toBeUndefined();
  await seeNoKeyInStore(page, server, id);

  await goOn(page, 'Try the old ticket');
  await act(page, 'Show the old ticket', 401);
  // The server says “session expired”; the page knows better.
  await expect(page.getByRole('status', { name: 'Result' })).toContainText('ended by its own holder');
  await openPanel(page, 'Jar');
  await expect(page.getByRole('tabpanel')).toContainText('An old number, shown once more.');
  await goOn(page, 'The coat check');
  await expect(page.getByText('Lesson finished')).toBeVisible();

  const { events } = await readTrace(server.url, id);
  const last = events.at(-1);
  expect(last).toMatchObject({ type: 'response', status: 401 });
  const arrows = events.filter(({ type }) => type !== 'note').map(({ number }) => number);
  await expect
    .poll(() => allArrows(page), 'the arrows of the SVG are the events of the trace')
    .toEqual(arrows);

  const secondTab = await context.newPage();
  await secondTab.goto(page.url());
  await seeConnected(secondTab);
  await expect.poll(() => drawn(secondTab), 'a second tab shows the same diagram').toEqual(await drawn(page));

  await seeTheWayBack(page, events);
}

/** From the end of the lesson to the moment that a step was about. */
async function seeTheWayBack(page: Page, events: readonly TraceEvent[]): Promise<void> {
  await expect(page.getByRole('heading', { name: 'To keep' })).toBeVisible();
  const turnedAway = events.find((event) => event.type === 'response' && event.status === 401);
  const seen = page.getByRole('listitem').filter({ hasText: /^Try a wrong password/ });
  await seen.getByRole('button', { name: `event ${turnedAway?.number}`, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`event=${turnedAway?.number}$`));
}

async function seeKeyInStore(page: Page, server: Served, id: string, ticket: string): Promise<void> {
  await openPanel(page, 'Store');
  const key = page.getByRole('tabpanel').getByText(`session:${ticket}`, { exact: true });
  await expect(key).toBeVisible();
  await expect(page.getByRole('tabpanel')).toContainText(/TTL 3(600|5\d\d) s/);
  if (server.redisUrl === null) return;
  await withRedis(server.redisUrl, async (redis) => {
    const ttl = await redis.ttl(`coatcheck:{${id}}:app:session:${ticket}`);
    expect(ttl).toBeGreaterThan(3500);
    expect(ttl).toBeLessThanOrEqual(3600);
  });
}

async function seeNoKeyInStore(page: Page, server: Served, id: string): Promise<void> {
  await openPanel(page, 'Store');
  await expect(page.getByRole('tabpanel')).toContainText('no session is alive');
  if (server.redisUrl === null) return;
  await withRedis(server.redisUrl, async (redis) => {
    expect(await redis.keys(`coatcheck:{${id}}:app:session:*`)).toEqual([]);
  });
}

async function withRedis(url: string, look: (redis: Redis) => Promise<void>): Promise<void> {
  const redis = new Redis(url);
  try {
    await look(redis);
  } finally {
    redis.disconnect();
  }
}
