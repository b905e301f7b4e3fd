import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { seeConnected } from './lesson-page.ts';
import { openRoomOnStage, phone, roomCard, shownOf } from './room-page.ts';
import { openSandbox } from './sandbox.ts';

const door = (guest: Page) => guest.getByRole('group').filter({ hasText: 'Come to the counter?' });

async function askIn(guest: Page, name: string): Promise<void> {
  await door(guest).getByLabel('Your name, for the presenter alone').fill(name);
  await door(guest).getByRole('button', { name: 'Ask to come in' }).click();
  await expect(door(guest).getByText('You have asked.')).toBeVisible();
}

test('a guest asks by name to come to the counter, is let in, and is drawn; another is not', async ({
  openDevice,
  page,
  server,
}) => {
  const { id, url } = await openSandbox(server.url);
  const code = await openRoomOnStage(page, url);
  const card = roomCard(page);
  const [mia, tom] = await Promise.all([openDevice(phone), openDevice(phone)]);
  for (const guest of [mia, tom]) {
    await guest.goto(`${server.url}r/${code}`);
    await expect(guest.getByText('You see what the presenter shows.')).toBeVisible();
    await expect(guest.getByText('Come to the counter?')).toBeHidden();
  }
  await card.getByRole('button', { name: 'Let them ask, by name' }).click();
  for (const [guest, name] of [
    [mia, 'Mia'],
    [tom, 'Tom'],
  ] as const) {
    await guest.getByText('Come to the counter?').click();
    await askIn(guest, name);
  }
  await card.getByRole('button', { name: 'Let in: Mia' }).click();
  await card.getByRole('button', { name: 'Not now: Tom' }).click();
  await expect(card.getByText('Nobody does just now.')).toBeVisible();
  await expect(tom.getByText('Not this time, says the presenter.')).toBeVisible();
  expect(await tom.content()).not.toContain(id);
  await askIn(tom, 'Tom once more');
  await card.getByRole('button', { name: 'Let nobody ask any more' }).click();
  // Whoever waits then hears of it, and need not go on waiting.
  await expect(tom.getByText('Just now the presenter lets nobody in.')).toBeVisible();
  await tom.getByRole('button', { name: 'Ask no more' }).click();
  await expect(tom.getByText('Come to the counter?')).toBeHidden();

  // Whoever is let in is so after a reload, and when the door is shut for the others.
  await mia.reload();
  await mia.getByRole('link', { name: 'Come to the counter' }).click();
  await mia.waitForURL(`${url}`);
  await mia.goto(`${url}login`);
  await mia.getByLabel('Name').fill('ada');
  await mia.getByLabel('Password').fill('poetical-science');
  await mia.getByRole('button', { name: 'Log in' }).click();
  await expect(page.locator('.scene [data-hook^="session:"]')).toHaveCount(1);

  // With the address she has the cloakroom, and not the room: a stage of her own is nobody else's.
  await mia.goto(`${url}stage`);
  await seeConnected(mia);
  await mia.keyboard.press('PageUp');
  await mia.getByRole('button', { name: 'Desk' }).click();
  await expect(roomCard(mia).getByText('Another browser runs this room.')).toBeVisible();
  await expect(roomCard(mia).getByRole('button', { name: 'Let them ask, by name' })).toBeHidden();
  const shown = { number: 1, isLive: false, view: 'both', isDark: true };
  const forged = await mia.request.put(`${server.url}api/sandboxes/${id}/room/shown`, { data: shown });
  expect(forged.status()).toBe(403);
  await expect(tom.getByText('You see what the presenter shows.')).toBeVisible();
  await expect(shownOf(mia)).not.toHaveText(/^(\d+) of \1/);
  await expect(shownOf(tom)).toHaveText(/^(\d+) of \1/);
});

test('on a phone the room’s code is in one piece while its line is still coming, and asking takes one line', async ({
  openDevice,
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  const code = await openRoomOnStage(page, url);
  await roomCard(page).getByRole('button', { name: 'Let them ask, by name' }).click();
  const guest = await openDevice(phone);
  const held: Route[] = [];
  const line = /\/api\/rooms\/\w+\/(events|news)/;
  await guest.route(line, (route) => void held.push(route));
  await guest.goto(`${server.url}r/${code}`);
  await expect(guest.getByText('Coming in…')).toBeVisible();
  const status = guest.getByRole('status', { name: 'Connection' });
  await expect(status).toHaveText('Connecting…');
  const header = await guest.locator('.page-header').evaluate((row) => ({
    codeHeight: row.querySelector<HTMLElement>('.guest-room-code')?.offsetHeight ?? 0,
    hidden: [...row.children].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    sign: row.querySelector('svg')?.getBoundingClientRect().width,
  }));
  expect(header.codeHeight).toBeLessThan(24);
  expect(header.sign).toBe(21);
  expect(Math.max(...header.hidden)).toBeLessThanOrEqual(0);
  const isLetIn = guest.waitForResponse(line);
  for (const route of held) await route.continue();
  await isLetIn;
  await expect(status).toHaveText('Live');
  await guest.getByText('Come to the counter?').click();
  const name = await door(guest).getByLabel('Your name, for the presenter alone').boundingBox();
  const send = await door(guest).getByRole('button', { name: 'Ask to come in' }).boundingBox();
  expect(Math.abs((name?.y ?? 0) - (send?.y ?? 99))).toBeLessThan(2);
});
