import type { BrowserContext } from '@playwright/test';
import { expect, type Page, test } from './fixtures.ts';
import { drawnArrows, seeBeatDone, seeConnected } from './lesson-page.ts';
import { logInFromOutside, openSandbox } from './sandbox.ts';

/** A stage in one window and the presenter's in another of the same browser, over a sandbox in which somebody has logged in. */
async function setUp(context: BrowserContext, serverUrl: string, at = '') {
  const { id, url } = await openSandbox(serverUrl);
  await logInFromOutside(url);
  const stage = await context.newPage();
  await stage.goto(`${url}stage`);
  await seeConnected(stage);
  await expect.poll(() => drawnArrows(stage)).toEqual([1, 2, 3, 4]);
  const laptop = await context.newPage();
  await laptop.goto(`${url}presenter${at}`);
  await seeConnected(laptop);
  await expect(laptop.getByRole('status', { name: 'The stage' })).toContainText('On the stage');
  return { id, url, stage, laptop };
}

const count = (stage: Page) => stage.locator('.timeline-count');
const onStage = (laptop: Page) => laptop.getByRole('region', { name: 'On the stage' });
const toldStage = (laptop: Page) => laptop.getByRole('status', { name: 'The stage' });
const press = (laptop: Page, name: string) =>
  onStage(laptop).getByRole('button', { name, exact: true }).click();

test('a remote steps the stage from either window, and the laptop says what is shown and what comes next', async ({
  context,
  server,
}) => {
  const { stage, laptop } = await setUp(context, server.url);
  await expect(onStage(laptop)).toContainText('Now 4 of 4');
  await stage.bringToFront();
  await stage.keyboard.press('PageUp');
  await stage.keyboard.press('PageUp');
  await expect(count(stage)).toHaveText(/^2 of 4/);
  await expect(onStage(laptop)).toContainText('Now 2 of 4');
  await expect(onStage(laptop)).toContainText(/Next.*Session Store answers Server A/);

  await laptop.bringToFront();
  await laptop.keyboard.press('PageDown');
  await expect(count(stage)).toHaveText(/^3 of 4/);
  await expect(onStage(laptop)).toContainText('Now 3 of 4');
  await press(laptop, 'Back');
  await expect(count(stage)).toHaveText(/^2 of 4/);
  await laptop.keyboard.press('Shift+PageUp');
  await expect(count(stage)).toHaveText(/^1 of 4/);

  // What was clicked keeps no key: it plays, and any step ends that.
  await laptop.keyboard.press(' ');
  await expect(count(stage)).toHaveText(/^[234] of 4/);
  await laptop.keyboard.press('PageUp');
  await expect(onStage(laptop).getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  await laptop.keyboard.press('b');
  await expect(toldStage(laptop)).toContainText('The stage is black');
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toBeVisible();
  await laptop.keyboard.press('.');
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toHaveCount(0);
  await onStage(laptop).getByRole('button', { name: 'Cloakroom' }).click();
  await expect(stage.locator('.stage')).toHaveAttribute('data-view', 'cloakroom');
});

test('what is done on the laptop waits in the wings, unseen and unheard, until it is stepped out', async ({
  context,
  server,
}) => {
  const { stage, laptop } = await setUp(context, server.url, '/the-coat-check/hand-in');
  await press(laptop, 'Hold');
  await expect(stage.getByRole('button', { name: 'Hold' })).toHaveAttribute('aria-pressed', 'true');
  await laptop.getByRole('button', { name: 'Try a wrong password' }).click();
  await seeBeatDone(laptop);
  await expect(toldStage(laptop)).toContainText('2 in the wings');
  await expect(stage.getByRole('status', { name: 'In the wings' })).toHaveText('2 in the wings');
  await expect(count(stage)).toHaveText(/^4 of 4/);
  await expect(stage.locator('.diagram [data-event="5"]')).toHaveCount(0);
  await expect(stage.locator('.curtain')).toBeVisible();
  // What has been shown stays in sight, above the rod.
  const room = () =>
    stage.evaluate(() => {
      const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      const shown = [...document.querySelectorAll('.diagram [data-of="4"]')].map((part) =>
        part.getBoundingClientRect(),
      );
      const above = Math.min(...shown.map(({ top }) => top)) - (edge('.diagram-top')?.bottom ?? 0);
      const beneath = (edge('.curtain')?.top ?? 0) - Math.max(...shown.map(({ bottom }) => bottom));
      return Math.min(above, beneath);
    });
  await expect.poll(room).toBeGreaterThanOrEqual(0);
  await expect(stage.getByRole('log', { name: 'What happens' })).toHaveText('');

  await stage.bringToFront();
  await stage.keyboard.press('PageDown');
  await expect(count(stage)).toHaveText(/^5 of 5/);
  const arrows = stage.locator('.diagram-chapter:not([hidden]) svg').getByRole('button');
  await expect(arrows.filter({ hasText: 'POST /api/login' }).last()).toBeVisible();
  await expect(stage.locator('.diagram [data-event="6"]').first()).toBeHidden();
  await expect(stage.locator('.diagram [data-of="6"]').first()).toHaveAttribute('aria-hidden', 'true');
  await expect(stage.locator('.diagram-title').last()).not.toContainText('401');
  await expect(toldStage(laptop)).toContainText('1 in the wings');
  await expect(onStage(laptop)).toContainText(/Next, from the wings.*401/);

  // Not even a reload shows it. Steps come into the address a moment later.
  await expect(stage).toHaveURL(/held=5/);
  await stage.reload();
  await seeConnected(stage);
  await expect(count(stage)).toHaveText(/^5 of 5/);
  await expect(stage.getByRole('status', { name: 'In the wings' })).toHaveText('1 in the wings');
  await expect(stage.locator('.diagram [data-event="6"]').first()).toBeHidden();
  await press(laptop, 'Hold');
  await expect(count(stage)).toHaveText(/^6 of 6/);
  await expect(stage.locator('.diagram [data-event="6"]').first()).toBeVisible();
  await expect(stage.locator('.curtain')).toBeHidden();
});

test('nobody who comes only later is there before the curtain has risen on them', async ({
  context,
  server,
}) => {
  const { stage, laptop } = await setUp(context, server.url);
  await press(laptop, 'Hold');
  const desk = laptop.getByRole('tabpanel', { name: 'Desk' });
  await desk.getByRole('combobox', { name: 'Who it is' }).selectOption('attacker');
  await desk.getByRole('button', { name: 'Add', exact: true }).click();
  const thief = desk.getByRole('article', { name: 'Thief' });
  await thief.getByRole('button', { name: 'Take the ticket and look up' }).click();
  await expect(thief.getByRole('status').first()).toContainText('200');
  const heads = stage.getByRole('list', { name: 'Participants' });
  await expect(stage.getByRole('status', { name: 'In the wings' })).toHaveText('4 in the wings');
  await expect(heads).not.toContainText('Thief');
  await laptop.keyboard.press('PageDown');
  await expect(heads).toContainText('Thief');
  // Back behind the curtain he is not there again.
  await laptop.keyboard.press('PageUp');
  await expect(count(stage)).toHaveText(/^4 of 5/);
  await expect(heads).not.toContainText('Thief');
});

test('what is pressed on the laptop is seen on the stage, also a revocation, which logs nobody out of the laptop’s page', async ({
  context,
  server,
}) => {
  const { url, stage, laptop } = await setUp(context, server.url, '/the-coat-check/hand-in');
  const here = laptop.getByRole('article', { name: 'This browser' });
  await here.getByRole('combobox', { name: 'Log in as' }).selectOption('grace');
  await here.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(here.getByRole('status')).toHaveText('Log in: answered with 200.');
  const { length } = await drawnArrows(stage);
  expect(length).toBeGreaterThan(0);
  await expect(count(stage)).toHaveText(/^8 of 8/);
  const held = async () =>
    (await context.cookies(`${url}api/protected`)).find(({ name }) => name === 'session_id')?.value;
  const ticket = await held();
  expect(ticket).toBeDefined();

  const desk = laptop.getByRole('tabpanel', { name: 'Desk' });
  await desk.getByRole('button', { name: /^Revoke all of ada’s/ }).click();
  await expect(desk.getByText('All that ada had is revoked.')).toBeVisible();
  await expect(stage.locator('.scene [data-hook^="session:"]')).toHaveCount(2);
  await here.getByRole('button', { name: 'Look up', exact: true }).click();
  await expect(here.getByRole('status')).toHaveText('Look up: answered with 200.');
  expect(await held()).toBe(ticket);
  expect(new URL(laptop.url()).pathname).toMatch(/\/presenter\/the-coat-check\/hand-in$/);
});

test('the laptop keeps its lesson, its notes and its time over a reload, and no way in it leads out of it', async ({
  context,
  server,
}) => {
  const { stage, laptop } = await setUp(context, server.url, '/the-coat-check');
  await expect(laptop.getByRole('region', { name: 'Notes' })).toContainText('who has ever lost');
  await laptop.getByRole('navigation', { name: 'Steps' }).getByRole('link').nth(2).click();
  await expect(laptop.getByRole('heading', { level: 1, name: 'Show your ticket' })).toBeVisible();
  expect(new URL(laptop.url()).pathname).toMatch(/\/presenter\/the-coat-check\/show-it$/);
  await press(laptop, 'Back');
  await expect(count(stage)).toHaveText(/^3 of 4/);
  const began = () => laptop.evaluate(() => sessionStorage.getItem('coat-check:presenting'));
  const before = await began();
  expect(before).not.toBeNull();
  await laptop.reload();
  await seeConnected(laptop);
  await expect(laptop.getByRole('heading', { level: 1, name: 'Show your ticket' })).toBeVisible();
  await expect(onStage(laptop)).toContainText('Now 3 of 4');
  expect(await began()).toBe(before);

  await laptop.getByRole('combobox', { name: 'Lesson at hand' }).selectOption('closing-time');
  await expect(laptop).toHaveURL(/\/presenter\/closing-time\/\w/);
  await expect(count(stage)).toHaveText(/^3 of 4/);
  await stage.close();
  await expect(toldStage(laptop)).toContainText('No stage is open');
});
