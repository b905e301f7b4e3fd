import { expect, test } from './fixtures.ts';
import { act, allDrawn, goOn, openLessonAt, openPanel } from './lesson-page.ts';
import { runsOf } from './mistake-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

test('a learner has a number planted in the real jar, logs in under it, mends that, and sees where both runs part', async ({
  page,
  server,
  context,
  consoleWatch,
}) => {
  consoleWatch.allow(/401/);
  const { id, url } = await openSandbox(server.url);
  await openLessonAt(page, url, 'a-number-on-your-hand/');
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  const events = async () => (await readTrace(server.url, id)).events;
  const planted = async () =>
    (await events()).flatMap((event) =>
      event.type === 'note' && event.note.kind === 'ticket-planted' ? [event.note] : [],
    );
  const held = async () => (await context.cookies(url)).find(({ name }) => name === 'session_id');

  await act(page, 'Let a login keep the number');
  await act(page, 'Plant the number, and let Ada log in', 200);
  const [his] = await planted();
  expect(his).toMatchObject({ by: 'Thief', how: 'other-port', httpOnly: true });
  // The login has kept what the other port had set.
  expect(await held()).toMatchObject({ value: his?.ticket, path: `/s/${id}/`, httpOnly: true });
  const whoHeIs = (await events()).findLast((event) => event.type === 'response');
  expect(whoHeIs).toMatchObject({ actor: { name: 'Thief' }, status: 200 });
  expect(whoHeIs?.body?.text).toContain('"id":2');

  await act(page, 'A fresh number at every login');
  await act(page, 'Plant the number once more', 401);
  const [, again] = await planted();
  expect(again?.ticket).not.toBe(his?.ticket);
  expect((await held())?.value).toMatch(/^[0-9a-f]{32}$/);
  expect((await held())?.value).not.toBe(again?.ticket);
  await openPanel(page, 'Jar');
  await expect(page.getByRole('region', { name: 'Cookies of Browser' })).toContainText(
    (await held())?.value ?? '',
  );

  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('Both begin alike. They part at the login')).toBeVisible();
  await expect(runsOf(page)).toContainText('Here they part');

  await goOn(page, 'Locks on the wrong door');
  await act(page, 'Every other lock, and the same trick', 200);
  await goOn(page, 'A number nobody gave out');
  await act(page, 'Plant 4711, which nobody gave out', 200);
  expect(await held()).toMatchObject({ value: '4711' });
  await act(page, 'Refuse it, and try again', 401);
  expect((await held())?.value).not.toBe('4711');
  await act(page, 'A fresh number at every login');
  await goOn(page, 'A number on your hand');
  expect(await page.evaluate(() => 'isTheSame' in window), 'the page was never left').toBe(true);
});

test('where no other port can be reached, the sandbox itself plants it, and says how', async ({
  page,
  server,
  context,
  consoleWatch,
}) => {
  consoleWatch.allow(/401/);
  const { id, url } = await openSandbox(server.url);
  // As a tunnel that leads to this one port: the way out was begun, and came to nothing.
  await context.addInitScript(
    (sandboxId) => sessionStorage.setItem('coat-check:way-out', JSON.stringify({ sandboxId })),
    id,
  );
  await openLessonAt(page, url, 'a-number-on-your-hand/planted');
  await act(page, 'Let a login keep the number');
  await act(page, 'Plant the number, and let Ada log in', 200);
  const notes = (await readTrace(server.url, id)).events.flatMap((event) =>
    event.type === 'note' && event.note.kind === 'ticket-planted' ? [event.note] : [],
  );
  expect(notes).toMatchObject([{ how: 'same-browser', by: 'Thief' }]);
  const held = (await context.cookies(url)).find(({ name }) => name === 'session_id');
  expect(held?.value).toBe(notes[0]?.ticket);
  const labels = (await allDrawn(page)).map(({ label }) => label);
  expect(labels).toContainEqual(expect.stringContaining('Thief was at this browser before'));
});
