import { editor, judge, openExercise, textOf } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';
import { openRoomOnStage, roomCard } from './room-page.ts';
import { openSandbox } from './sandbox.ts';

test('a presenter sees which checks keep guests from passing, and a guest knows that they are told', async ({
  openDevice,
  page: stage,
  server,
}) => {
  const { id, url } = await openSandbox(server.url);
  const code = await openRoomOnStage(stage, url);
  const guest = await openDevice();
  await guest.goto(`${server.url}r/${code}`);
  await expect(guest.getByText('You see what the presenter shows.')).toBeVisible();

  const exercise = 'httponly-cookie';
  const card = roomCard(stage);
  await card.getByLabel('Lesson or exercise').selectOption(`exercise ${exercise}`);
  await card.getByRole('button', { name: 'Let each try for themselves' }).click();
  await guest.getByRole('link', { name: 'Open the exercise' }).click();
  await expect(editor(guest)).toBeVisible();
  const bar = guest.getByRole('complementary', { name: 'Room' });
  await expect(bar).toContainText('told which checks fail, and not for whom');
  // Whoever writes is still here.
  await expect(card.getByText('1 of 200 are here.')).toBeVisible();
  await judge(guest, await textOf('starter.ts', exercise), 'Not yet');
  const fails = card.getByRole('list', { name: /^What fails most/ });
  await expect(fails.getByRole('listitem').filter({ hasText: 'cookie httponly' })).toContainText('1');
  await expect(card.getByText('0 of 1 pass.')).toBeVisible();
  const counts = await fetch(new URL(`api/sandboxes/${id}/room/counts.csv`, server.url));
  expect(await counts.text()).toContain(`"Failed the check","${exercise} cookie-httponly",1`);

  await judge(guest, await textOf('solution.ts', exercise), 'Solved');
  await expect(card.getByText('1 of 1 pass.')).toBeVisible();
  await expect(fails).toBeHidden();
  await bar.getByRole('link', { name: 'Back to the room' }).click();
  await expect(guest.getByText('You see what the presenter shows.')).toBeVisible();

  // Whoever is in no room is told of none.
  const stranger = await openDevice();
  await openExercise(stranger, server.url, exercise);
  await expect(stranger.getByRole('complementary', { name: 'Room' })).toHaveCount(0);
});
