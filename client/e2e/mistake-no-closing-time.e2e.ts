import { expect, test } from './fixtures.ts';
import { act, goOn, openLessonAt, openPanel, seeDrawn } from './lesson-page.ts';
import { compareRuns, seeExercise } from './mistake-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

test('a learner keeps sessions for ever, is robbed after a year, mends it, and lets a thief knock', async ({
  page,
  server,
}) => {
  test.setTimeout(240_000);
  const { id, url } = await openSandbox(server.url);
  await openLessonAt(page, url, 'no-closing-time/');
  /** The names of the store's commands so far. */
  const commands = async () =>
    (await readTrace(server.url, id)).events.flatMap((event) =>
      event.type === 'store-command' ? event.commands.map(({ name }) => name) : [],
    );

  await act(page, 'Log in, and log out', 204);
  expect(await commands()).not.toContain('SET');
  await act(page, 'Keep sessions for ever');
  await act(page, 'Log in, and let a year go by', 200);
  expect(await commands()).toContain('SET');
  await seeDrawn(page, /the clock moves on by 365 days/i);
  await openPanel(page, 'Store');
  await expect(page.getByRole('tabpanel')).toContainText('no TTL');
  await openPanel(page, 'Jar');
  await expect(page.getByRole('region', { name: 'Cookies of Thief' })).toContainText('session_id');
  await act(page, 'Log out, at last', 204);
  await act(page, 'Write the end into the store');
  await act(page, 'Let the year go by once more', 302);
  const { events } = await readTrace(server.url, id);
  // The chapter of the year is folded by now; that time was up stands in it.
  expect(events.some((event) => event.type === 'note' && event.note.kind === 'keys-expired')).toBe(true);

  await compareRuns(page);
  await seeExercise(page, 'expiring-sessions');

  await goOn(page, 'A thief who knocks');
  await act(page, 'Idle: let him knock', 200);
  await act(page, 'Absolute: let him knock', 302);
  await act(page, 'Both: let him knock', 302);
  await act(page, 'Back to an hour from the login');
  await goOn(page, 'The browser is closed');
  await act(page, 'Log in on the phone, close it, ask', 200);
  await goOn(page, 'No closing time');
  await expect(page.getByText('Mistake mended')).toBeVisible();
});
