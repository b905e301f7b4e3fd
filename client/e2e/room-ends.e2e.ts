import type { BrowserContext } from '@playwright/test';
import { createRoundRobin } from '../../server/testing/create-round-robin.ts';
import { startRedis } from '../../server/testing/start-redis.ts';
import { expect, test } from './fixtures.ts';
import { seeConnected } from './lesson-page.ts';
import { openDevice, openRoom, phone, roomCard, shownOf } from './room-page.ts';
import { logInFromOutside, openSandbox, readTrace } from './sandbox.ts';
import { serve } from './serve.ts';

test('a room whose presenter has been away for too long is over, and its guests are told', async ({
  browser,
  consoleWatch,
}) => {
  consoleWatch.allow(/40[34]/);
  const contexts: BrowserContext[] = [];
  // Half a minute, so that a busy machine can open it all in time.
  const server = await serve(null, { IDLE_MINUTES: '0.5' });
  try {
    const { url } = await openSandbox(server.url);
    await logInFromOutside(url);
    const stage = await openDevice(browser, {}, contexts);
    await stage.goto(`${url}stage`);
    await seeConnected(stage);
    const code = await openRoom(stage);
    const guest = await openDevice(browser, phone, contexts);
    await guest.goto(`${server.url}r/${code}`);
    await expect(guest.getByText('You see what the presenter shows.')).toBeVisible();
    await expect(shownOf(guest)).toHaveText('4 of 4');
    await stage.close();
    await expect(guest.getByText('The room is closed.')).toBeVisible({ timeout: 90_000 });
    // What was shown stays to be looked at.
    await expect(shownOf(guest)).toHaveText('4 of 4');
    await guest.reload();
    await expect(guest.getByRole('heading', { name: 'No room has this code' })).toBeVisible();
  } finally {
    for (const context of contexts) await context.close();
    await server.stop();
  }
});

test('of two processes the one that a guest listens to is killed, and the room goes on without loss or repeat', async ({
  browser,
  consoleWatch,
}) => {
  consoleWatch.allow(/net::ERR_|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  const redis = await startRedis();
  test.skip(redis === null, 'there is no redis-server on this machine');
  if (redis === null) return;
  const contexts: BrowserContext[] = [];
  const balancer = await createRoundRobin();
  const site = `http://127.0.0.1:${balancer.port}/`;
  const processes = await Promise.all([1, 2].map(() => serve(redis.url, { PUBLIC_URL: site })));
  const portOf = ({ address }: { address: string }) => Number(new URL(address).port);
  balancer.targets.push(...processes.map(portOf));
  try {
    const { id, url } = await openSandbox(site);
    await logInFromOutside(url);
    const last = (await readTrace(site, id)).events.length;
    const stage = await openDevice(browser, {}, contexts);
    await stage.goto(`${url}stage`);
    await seeConnected(stage);
    const code = await openRoom(stage);
    const guest = await openDevice(browser, phone, contexts);
    await guest.goto(`${site}r/${code}`);
    await expect(shownOf(guest)).toHaveText(`${last} of ${last}`);
    await stage.getByRole('button', { name: 'Close', exact: true }).click();
    await stage.keyboard.press('PageUp');
    await expect(shownOf(guest)).toHaveText(`${last - 1} of ${last}`);

    const heardFrom = balancer.served.findLast(({ path }) => path.startsWith(`/api/rooms/${code}/events`));
    expect(heardFrom).toBeDefined();
    await processes.find((process) => portOf(process) === heardFrom?.port)?.kill();
    await stage.keyboard.press('PageUp');
    await expect(shownOf(guest)).toHaveText(`${last - 2} of ${last}`);
    // What happens from now on comes to the guest as well, each event once.
    await logInFromOutside(url);
    const now = (await readTrace(site, id)).events.length;
    await stage.keyboard.press('l');
    await expect(shownOf(guest)).toHaveText(`${now} of ${now}`);
    await stage.getByRole('button', { name: 'Desk' }).click();
    await expect(roomCard(stage).getByText('1 of 200 are here.')).toBeVisible({ timeout: 90_000 });
  } finally {
    for (const context of contexts) await context.close();
    balancer.close();
    await Promise.all(processes.map((process) => process.stop()));
    await redis.stop();
  }
});

test('who has closed a room has ten seconds to take that back, and then it stays', async ({
  browser,
  page: stage,
  server,
}) => {
  const contexts: BrowserContext[] = [];
  const { id, url } = await openSandbox(server.url);
  await logInFromOutside(url);
  const last = (await readTrace(server.url, id)).events.length;
  await stage.goto(`${url}stage`);
  await seeConnected(stage);
  const code = await openRoom(stage);
  const guest = await openDevice(browser, phone, contexts);
  await guest.goto(`${server.url}r/${code}`);
  await expect(shownOf(guest)).toHaveText(`${last} of ${last}`);

  const closedAt = Date.now();
  await roomCard(stage)
    .getByRole('button', { name: /^Close / })
    .click();
  await roomCard(stage).getByRole('button', { name: 'Keep it open' }).click();
  await expect(roomCard(stage).getByRole('button', { name: /^Close / })).toBeVisible();
  await expect(guest.getByText('You see what the presenter shows.')).toBeVisible();
  // Its ten seconds go by, and nothing comes of them.
  await expect.poll(() => Date.now() - closedAt, { timeout: 30_000 }).toBeGreaterThan(13_000);
  await stage.getByRole('button', { name: 'Close', exact: true }).click();
  await stage.keyboard.press('PageUp');
  await expect(shownOf(guest)).toHaveText(`${last - 1} of ${last}`);
  await expect(guest.getByText('The room is closed.')).toHaveCount(0);
  for (const context of contexts) await context.close();
});
