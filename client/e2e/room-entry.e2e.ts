import type { BrowserContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openDevice, openRoomOnStage, phone, roomCard } from './room-page.ts';
import { openSandbox } from './sandbox.ts';

test('a guest asks by name to come to the counter, is let in, and is drawn; another is not', async ({
  browser,
  page,
  server,
}) => {
  const contexts: BrowserContext[] = [];
  const { id, url } = await openSandbox(server.url);
  const code = await openRoomOnStage(page, url);
  const card = roomCard(page);
  const [mia, tom] = await Promise.all([
    openDevice(browser, phone, contexts),
    openDevice(browser, phone, contexts),
  ]);
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
    const door = guest.getByRole('group').filter({ hasText: 'Come to the counter?' });
    await door.getByText('Come to the counter?').click();
    await door.getByLabel('Your name, for the presenter alone').fill(name);
    await door.getByRole('button', { name: 'Ask to come in' }).click();
    await expect(door.getByText('You have asked.')).toBeVisible();
  }
  await card.getByRole('button', { name: 'Let in: Mia' }).click();
  await card.getByRole('button', { name: 'Not now: Tom' }).click();
  await expect(card.getByText('Nobody does just now.')).toBeVisible();
  await expect(tom.getByText('Not this time, says the presenter.')).toBeVisible();
  expect(await tom.content()).not.toContain(id);
  await card.getByRole('button', { name: 'Let nobody ask any more' }).click();
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
  for (const context of contexts) await context.close();
});
