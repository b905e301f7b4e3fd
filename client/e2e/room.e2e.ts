import { roomStatusSchema } from '#shared/api/room-api.ts';
import { expect, test } from './fixtures.ts';
import { act, drawnArrows, openLesson, seeBeatDone, seeConnected } from './lesson-page.ts';
import { openRoom, phone, roomCard, shownOf } from './room-page.ts';
import { logInFromOutside, openSandbox, readTrace } from './sandbox.ts';
import { watchConsole } from './watch-console.ts';

test('a class follows, steps off and comes back, tries for itself, and is sent home', async ({
  openDevice,
  page: stage,
  server,
}) => {
  const { id, url } = await openSandbox(server.url);
  await logInFromOutside(url);
  await stage.setViewportSize({ width: 1920, height: 1080 });
  await stage.goto(`${url}stage`);
  await seeConnected(stage);
  const last = (await readTrace(server.url, id)).events.length;
  await expect(shownOf(stage)).toHaveText(`${last} of ${last}`);
  const code = await openRoom(stage);
  // Whoever comes late reads the way in on the projector, whatever is shown there.
  await expect(stage.locator('.room-sign')).toContainText(code.slice(0, 3));

  const [one, other, laptop] = await Promise.all([
    openDevice(phone),
    openDevice({ ...phone, colorScheme: 'dark' }),
    openDevice({ viewport: { width: 1920, height: 1080 } }),
  ]);
  const watches = [one, other, laptop].map((guest) => watchConsole(guest.context()));
  for (const guest of [one, other, laptop]) {
    await guest.goto(`${server.url}r/${code.toLowerCase()}`);
    await expect(shownOf(guest)).toHaveText(`${last} of ${last}`);
    await expect.poll(async () => (await drawnArrows(guest)).length).toBeGreaterThan(0);
  }
  await expect(stage.getByText('3 of 200 are here.')).toBeVisible();

  // What the presenter steps is seen by all.
  await stage.getByRole('button', { name: 'Close', exact: true }).click();
  await stage.keyboard.press('PageUp');
  for (const guest of [one, other, laptop]) await expect(shownOf(guest)).toHaveText(`${last - 1} of ${last}`);

  // One steps off, and the presenter's steps are no longer theirs, until they come back.
  await one.getByRole('button', { name: 'Event before' }).click();
  await expect(one.getByText('You look around by yourself.')).toBeVisible();
  await stage.keyboard.press('PageUp');
  await stage.keyboard.press('PageUp');
  await expect(shownOf(other)).toHaveText(`${last - 3} of ${last}`);
  await expect(shownOf(one)).toHaveText(`${last - 2} of ${last}`);
  await one.getByRole('button', { name: 'Back to the presenter' }).click();
  await expect(shownOf(one)).toHaveText(`${last - 3} of ${last}`);
  await expect(one.getByText('You see what the presenter shows.')).toBeVisible();

  // What the stage is like, a guest's is.
  await stage.keyboard.press('b');
  await expect(other.getByText('The stage is dark.')).toBeVisible();
  await stage.keyboard.press('b');
  await expect(other.getByText('The stage is dark.')).toBeHidden();

  // The presenter reloads, and is where they were.
  await stage.reload();
  await seeConnected(stage);
  await stage.keyboard.press('PageDown');
  for (const guest of [one, other]) await expect(shownOf(guest)).toHaveText(`${last - 2} of ${last}`);

  // Nothing that a guest has names the presenter's cloakroom.
  for (const guest of [one, other, laptop]) {
    expect(guest.url()).not.toContain(id);
    expect(await guest.content()).not.toContain(id);
  }

  // Each a cloakroom of their own.
  await stage.getByRole('button', { name: 'Desk' }).click();
  const card = roomCard(stage);
  await card.getByLabel('Lesson').selectOption({ index: 1 });
  await card.getByRole('button', { name: 'Let each try for themselves' }).click();
  await one.getByRole('button', { name: 'Open mine' }).click();
  await one.waitForURL(/\/s\/[\w-]{22}\/lessons\//);
  expect(one.url()).not.toContain(id);
  const where = card.getByRole('list', { name: 'Where they are' });
  await expect(where.getByRole('listitem')).toHaveCount(1);
  await one.getByRole('link', { name: 'Back to the room' }).click();
  await expect(shownOf(one)).toHaveText(`${last - 2} of ${last}`);

  // Somebody is stuck, and is seen to.
  await other.getByText('Stuck?').click();
  await other.getByLabel('Your name, for the presenter alone').fill('Grace');
  await other.getByRole('button', { name: 'Raise a hand' }).click();
  await expect(card.getByText('Grace is stuck')).toBeVisible();
  await card.getByRole('button', { name: 'Seen to: Grace' }).click();
  await expect(card.getByText('Grace is stuck')).toBeHidden();

  // Closed, with ten seconds in which that could be taken back.
  await card.getByRole('button', { name: /^Close / }).click();
  for (const guest of [one, other, laptop])
    await expect(guest.getByText('The room is closed.')).toBeVisible({ timeout: 60_000 });
  await expect(card.getByRole('button', { name: 'Open a room' })).toBeVisible();
  for (const watch of watches) watch.allow(/40[34]/);
  await other.reload();
  await expect(other.getByRole('heading', { name: 'No room has this code' })).toBeVisible();
  for (const watch of watches) expect(watch.complaints()).toEqual([]);
});

test('a room is asked what comes, votes, and then it is really run', async ({ openDevice, page, server }) => {
  const { id, url } = await openSandbox(server.url);
  await page.goto(`${url}stage`);
  await seeConnected(page);
  const code = await openRoom(page);
  const [one, other] = await Promise.all([openDevice(phone), openDevice(phone)]);
  for (const guest of [one, other]) {
    await guest.goto(`${server.url}r/${code}`);
    await expect(guest.getByText('You see what the presenter shows.')).toBeVisible();
  }
  const stage = await page.context().newPage();
  await stage.goto(`${url}stage`);
  await seeConnected(stage);
  const over = stage.getByRole('region', { name: 'Question to the room' });
  await page.goto(`${url}practice/ended-at-once/phone-after-revocation`);
  const asks = page.getByRole('region', { name: 'The room' });
  await asks.getByRole('button', { name: 'Ask the room' }).click();
  for (const guest of [one, other]) {
    await guest.getByRole('region', { name: 'Question to the room' }).getByRole('radio').first().check();
    await expect(guest.getByText('Your answer is in.')).toBeVisible();
  }
  // A phone that is reloaded has voted still.
  await one.reload();
  await expect(one.getByText('Your answer is in.')).toBeVisible();
  await expect(one.getByRole('radio').first()).toBeChecked();
  // The stage asks it too, and tells as little as the phones.
  await expect(over.getByRole('listitem')).toHaveCount(await one.getByRole('radio').count());
  await expect(asks.getByText('2 of 2 have voted.')).toBeVisible();
  await expect(over.getByText('2 of 2 have voted.')).toBeVisible();
  await expect(over.getByRole('list', { name: 'What was said' })).toBeHidden();
  await expect(one.getByRole('list', { name: 'What was said' })).toBeHidden();
  await asks.getByRole('button', { name: 'Close the vote' }).click();
  for (const seen of [page, stage, one, other]) {
    await expect(
      seen.getByRole('list', { name: 'What was said' }).getByRole('listitem').first(),
    ).toContainText('2');
  }
  const before = (await readTrace(server.url, id)).events.length;
  await page.getByRole('button', { name: 'Send it and see' }).click();
  await expect.poll(async () => (await readTrace(server.url, id)).events.length).toBeGreaterThan(before);
  // What was said makes way for the picture, and can still be looked up.
  await expect(over).toBeHidden();
  for (const guest of [one, other]) {
    await expect(guest.getByRole('list', { name: 'What was said' })).toBeHidden();
    await guest.getByText('What the room said').click();
    await expect(guest.getByRole('list', { name: 'What was said' })).toBeVisible();
  }
  // The desk takes it away, wherever the presenter is by now.
  await stage.getByRole('button', { name: 'Desk' }).click();
  await roomCard(stage).getByRole('button', { name: 'Take it off their screens' }).click();
  for (const guest of [one, other]) await expect(guest.getByText('What the room said')).toBeHidden();
});

test('what a room has voted stays with the show that is made of it, hidden until whoever presents asks', async ({
  page,
  server,
}) => {
  const { id, url } = await openSandbox(server.url);
  await logInFromOutside(url);
  const send = (path: string, method: string, body: object, cookie = '') =>
    fetch(new URL(`api/${path}`, server.url), {
      method,
      headers: { 'content-type': 'application/json', origin: new URL(server.url).origin, cookie },
      body: JSON.stringify(body),
    });
  const room = `sandboxes/${id}/room`;
  const key = (await send(room, 'POST', {})).headers.get('set-cookie')?.split(';')[0];
  await send(`${room}/shown`, 'PUT', { number: 2, isLive: false, view: 'both', isDark: false }, key);
  const put = { name: 'q', text: 'Who makes the ticket?', options: ['The server', 'The browser'] };
  const { code, question } = roomStatusSchema.parse(
    await (await send(`${room}/question`, 'POST', put, key)).json(),
  ).room ?? { code: '', question: null };
  const joined = await send(`rooms/${code}/guests`, 'POST', {});
  const cookie = joined.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await send(`rooms/${code}/votes/${question?.id}`, 'PUT', { choice: 1 }, cookie)).status).toBe(204);
  await send(`${room}/question/close`, 'POST', {}, key);

  await page.goto(`${url}stage`);
  await seeConnected(page);
  // The stage stays where it is: the show is made beside it.
  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Make a show' }).click();
  const maker = await opening;
  expect(page.url()).toContain('/stage');
  const kept = maker.getByRole('region', { name: 'What a room said' });
  await expect(kept).toContainText('After event 2');
  await expect(kept).toContainText('Who makes the ticket?');
  await maker.reload();
  await maker.getByRole('button', { name: 'Show it on the stage' }).click();
  const said = maker.getByRole('button', { name: 'What a room said' });
  await maker.getByRole('button', { name: 'Begin' }).click();
  await expect(shownOf(maker)).toHaveText(/^1 of /);
  await expect(said).toHaveCount(0);
  await maker.keyboard.press('PageDown');
  // Another class may be about to be asked the same.
  await expect(said).toBeVisible();
  const bars = maker.getByRole('list', { name: 'What was said' });
  await expect(bars).toHaveCount(0);
  await said.click();
  await expect(bars.getByRole('listitem').nth(1)).toContainText('1');
});

test('a lesson’s prediction is put to a room, and what most have said is judged by what really comes', async ({
  openDevice,
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(`${url}stage`);
  await seeConnected(page);
  const code = await openRoom(page);
  const guest = await openDevice(phone);
  await guest.goto(`${server.url}r/${code}`);
  await expect(guest.getByText('You see what the presenter shows.')).toBeVisible();
  await openLesson(page, url, 'hand-in');
  await act(page, 'Try a wrong password', 401);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  const asks = page.getByRole('region', { name: 'The room' });
  await asks.getByRole('button', { name: 'Ask the room' }).click();
  const vote = guest.getByRole('region', { name: 'Question to the room' });
  await expect(vote).toContainText('Where will the arrow go from the server?');
  await vote.getByRole('radio', { name: /browser/i }).check();
  await expect(guest.getByText('Your answer is in.')).toBeVisible();
  await expect(asks.getByText('1 of 1 have voted.')).toBeVisible();
  await asks.getByRole('button', { name: 'Close the vote' }).click();
  // The room’s word is taken for the presenter’s own.
  const question = page.getByRole('group', { name: 'Where will the arrow go from the server?' });
  await expect(question.getByRole('radio', { name: /browser/i })).toBeChecked();
  await page.getByRole('button', { name: 'Hand in the coat' }).click();
  await seeBeatDone(page);
  await expect(page.locator('.beat').getByRole('status', { name: 'Result' })).toContainText(
    'You said A, back to the browser. The arrow went to the session store.',
  );
});
