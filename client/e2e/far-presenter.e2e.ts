import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { seeConnected } from './lesson-page.ts';
import { openRoomOnStage, phone, shownOf } from './room-page.ts';
import { logInFromOutside, openSandbox } from './sandbox.ts';

test('a laptop that came by the room’s link runs the stage of another machine, and nobody else does', async ({
  openDevice,
  page: stage,
  server,
}) => {
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

  const laptop = await openDevice();
  const guest = await openDevice(phone);
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
  for (const stranger of [guest.request, (await openDevice()).request]) {
    const forged = { type: 'order', order: { does: 'black', isDark: true } };
    const answer = await stranger.post(`${routes}/line`, { data: forged });
    expect(answer.status()).toBe(403);
  }
  expect(await guest.content()).not.toContain(key);
  await press('Back');
  await expect(shownOf(stage)).toHaveText(/^4 of 5/);
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toHaveCount(0);
});

test('a link whose key opens nothing says so on either machine, and the one that does can be pasted over it', async ({
  openDevice,
  page: stage,
  server,
}) => {
  const { id, url } = await openSandbox(server.url);
  const [old, cut] = ['#key=Ab-_456789012345678901', '#key=Ab-_4567890'];
  const laptop = await openDevice();
  const projector = await openDevice();
  const told = (page: Page) =>
    page.getByRole('alert').filter({ hasText: 'This link does not run the stage' });
  await laptop.goto(`${url}presenter${old}`);
  await projector.goto(`${url}stage${old}`);
  for (const page of [laptop, projector]) {
    await expect(told(page)).toContainText('its room has ended. Open a room at the desk');
    await expect(page).not.toHaveURL(/key=/);
  }
  await told(projector).getByRole('button', { name: 'Put this away' }).click();
  await expect(told(projector)).toBeHidden();

  await openRoomOnStage(stage, url);
  for (const hash of [old, cut]) {
    await laptop.goto(`${url}presenter${hash}`);
    await expect(told(laptop)).toContainText('was not copied whole. Take the link anew');
    await expect(laptop).not.toHaveURL(/key=/);
  }
  const links = await (await stage.request.get(`${server.url}api/sandboxes/${id}/room/link`)).json();
  await laptop.goto(links.presenter);
  await expect(told(laptop)).toBeHidden();
  await expect(laptop.getByRole('status', { name: 'The stage' })).toContainText('On the stage');
  // An old link that is opened once more takes nothing from whoever runs the stage.
  const refused = laptop.waitForResponse((answer) => answer.url().endsWith('/room/link'));
  await laptop.goto(`${url}presenter${old}`);
  expect((await refused).status()).toBe(403);
  await expect(laptop).not.toHaveURL(/key=/);
  await expect(laptop.getByRole('status', { name: 'The stage' })).toContainText('On the stage');
  await expect(told(laptop)).toBeHidden();

  const gone = url.replace(id, 'Ab-_456789012345678901');
  for (const page of ['presenter', 'stage']) {
    await projector.goto(`${gone}${page}${old}`);
    await expect(projector.getByRole('heading', { name: 'The cloakroom was emptied' })).toBeVisible();
    await expect(projector.getByText('take a new one at the desk')).toBeVisible();
  }
});
