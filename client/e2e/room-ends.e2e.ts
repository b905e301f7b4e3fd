import { startRedis } from '../../server/testing/start-redis.ts';
import { expect, test } from './fixtures.ts';
import { openRoomOnStage, phone, roomCard, shownOf } from './room-page.ts';
import { logInFromOutside, openSandbox, readTrace } from './sandbox.ts';
import { serve } from './serve.ts';
import { serveTwo } from './serve-two.ts';

test('a room whose presenter has been away for too long is over, and its guests are told', {
  tag: '@all',
}, async ({ openDevice, consoleWatch }) => {
  consoleWatch.allow(/40[34]/);
  // Half a minute, so that a busy machine can open it all in time.
  const server = await serve(null, { IDLE_MINUTES: '0.5' });
  try {
    const { url } = await openSandbox(server.url);
    await logInFromOutside(url);
    const stage = await openDevice();
    const code = await openRoomOnStage(stage, url);
    const guest = await openDevice(phone);
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
    await server.stop();
  }
});

test('of two processes the one that a guest listens to is killed, and the room goes on without loss or repeat', async ({
  openDevice,
  consoleWatch,
}) => {
  consoleWatch.allow(/net::ERR_|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  const redis = await startRedis();
  test.skip(redis === null, 'there is no redis-server on this machine');
  if (redis === null) return;
  const site = await serveTwo(redis.url);
  try {
    const { id, url } = await openSandbox(site.url);
    await logInFromOutside(url);
    const last = (await readTrace(site.url, id)).events.length;
    const stage = await openDevice();
    const code = await openRoomOnStage(stage, url);
    const guest = await openDevice(phone);
    await guest.goto(`${site.url}r/${code}`);
    await expect(shownOf(guest)).toHaveText(`${last} of ${last}`);
    await stage.getByRole('button', { name: 'Close', exact: true }).click();
    await stage.keyboard.press('PageUp');
    await expect(shownOf(guest)).toHaveText(`${last - 1} of ${last}`);

    await site.killWhoAnswered((path) => path.startsWith(`/api/rooms/${code}/events`));
    await stage.keyboard.press('PageUp');
    await expect(shownOf(guest)).toHaveText(`${last - 2} of ${last}`);
    // What happens from now on comes to the guest as well, each event once.
    await logInFromOutside(url);
    const now = (await readTrace(site.url, id)).events.length;
    await stage.keyboard.press('l');
    await expect(shownOf(guest)).toHaveText(`${now} of ${now}`);
    await stage.getByRole('button', { name: 'Desk' }).click();
    await expect(roomCard(stage).getByText('1 of 200 are here.')).toBeVisible({ timeout: 90_000 });
  } finally {
    await site.stop();
    await redis.stop();
  }
});

test('who has closed a room has ten seconds to take that back, and then it stays', async ({
  openDevice,
  page: stage,
  server,
}) => {
  const { id, url } = await openSandbox(server.url);
  await logInFromOutside(url);
  const last = (await readTrace(server.url, id)).events.length;
  const code = await openRoomOnStage(stage, url);
  const guest = await openDevice(phone);
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
});
