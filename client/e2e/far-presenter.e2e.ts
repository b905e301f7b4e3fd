import type { BrowserContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { seeConnected } from './lesson-page.ts';
import { openDevice, openRoomOnStage, phone, shownOf } from './room-page.ts';
import { logInFromOutside, openSandbox } from './sandbox.ts';

test('a laptop that came by the room’s link runs the stage of another machine, and nobody else does', async ({
  browser,
  page: stage,
  server,
}) => {
  const contexts: BrowserContext[] = [];
  const { id, url } = await openSandbox(server.url);
  await logInFromOutside(url);
  const code = await openRoomOnStage(stage, url);
  const routes = `${server.url}api/sandboxes/${id}/room`;
  const link: string = (await (await stage.request.get(`${routes}/link`)).json()).presenter;
  // On the stage itself the link can be copied, and is not read by the room.
  await stage.getByText('Present from another machine').click();
  await expect(stage.getByRole('button', { name: 'Copy: The presenter’s window' })).toBeVisible();
  const key = new URL(link).hash.replace('#key=', '');
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(await stage.content()).not.toContain(key);
  await stage.getByRole('button', { name: 'Close', exact: true }).click();

  const laptop = await openDevice(browser, {}, contexts);
  const guest = await openDevice(browser, phone, contexts);
  await guest.goto(`${server.url}r/${code}`);
  await laptop.goto(link);
  await seeConnected(laptop);
  const onStage = laptop.getByRole('region', { name: 'On the stage' });
  const press = (name: string) => onStage.getByRole('button', { name, exact: true }).click();
  await expect(laptop.getByRole('status', { name: 'The stage' })).toContainText('On the stage');
  await expect(laptop).toHaveURL(`${url}presenter`);
  await expect(onStage).toContainText('Now 4 of 4');

  // Both ways, and the room with them.
  await press('Back');
  await press('Back');
  await expect(shownOf(stage)).toHaveText(/^2 of 4/);
  await expect(onStage).toContainText('Now 2 of 4');
  await expect(shownOf(guest)).toHaveText('2 of 4');
  await stage.keyboard.press('PageDown');
  await expect(onStage).toContainText('Now 3 of 4');
  await press('To the newest');
  await press('Hold');
  await expect(stage.getByRole('button', { name: 'Hold' })).toHaveAttribute('aria-pressed', 'true');
  await logInFromOutside(url);
  await expect(stage.getByRole('status', { name: 'In the wings' })).toHaveText('4 in the wings');
  await press('Next arrow');
  await expect(shownOf(stage)).toHaveText(/^5 of 5/);
  await press('Black');
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toBeVisible();
  await expect(guest.getByText('The stage is dark.')).toBeVisible();

  // It is in no address any more, and a reload on either machine changes nothing.
  await laptop.reload();
  await expect(laptop.getByRole('status', { name: 'The stage' })).toContainText('The stage is black');
  await stage.reload();
  await press('Black');
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toHaveCount(0);

  // A guest has no key, and neither has whoever knows the cloakroom's address.
  for (const stranger of [guest.request, (await openDevice(browser, {}, contexts)).request]) {
    const forged = { type: 'order', order: { does: 'black', isDark: true } };
    const answer = await stranger.post(`${routes}/line`, { data: forged });
    expect(answer.status()).toBe(403);
  }
  expect(await guest.content()).not.toContain(key);
  await press('Back');
  await expect(shownOf(stage)).toHaveText(/^4 of 5/);
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toHaveCount(0);
  for (const context of contexts) await context.close();
});
