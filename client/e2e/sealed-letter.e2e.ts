import { expect, test } from './fixtures.ts';
import { act, goOn, openLessonAt, openPanel } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

// What people believe of tokens fails here before their eyes: that one is encrypted, that deleting it logs out, that the role in it is
// the present one, and that no state is needed to take one back.

test('a learner lays session and token side by side, forges, revokes, and keeps a token in storage and in a cookie', async ({
  page,
  server,
  consoleWatch,
}) => {
  test.setTimeout(240_000);
  consoleWatch.allow(/40[01]|503/);
  const { id, url } = await openSandbox(server.url);
  await openLessonAt(page, url, 'the-sealed-letter/');
  /** What was answered by this beat, in order, and which commands went to the store. */
  const seen = async (name: string) => {
    const before = (await readTrace(server.url, id)).events.at(-1)?.number ?? 0;
    await act(page, name);
    const news = (await readTrace(server.url, id)).events.filter(({ number }) => number > before);
    return {
      answers: news.flatMap((event) => (event.type === 'response' ? [event.status] : [])),
      last: news.findLast((event) => event.type === 'response')?.body?.text ?? '',
      keys: news.flatMap((event) =>
        event.type === 'store-command' ? event.commands.map(({ args }) => args[0]?.split(':')[0]) : [],
      ),
    };
  };
  const kept = () => page.evaluate((sandbox) => localStorage.getItem(`coat-check:${sandbox}:token`), id);

  expect((await seen('Log in on both')).answers).toEqual([200, 200]);
  expect(await seen('Ask on both')).toMatchObject({ answers: [200, 200], keys: ['session'] });

  await goOn(page, 'Anybody can read it');
  await act(page, 'Take a sealed letter', 200);
  expect(await kept()).toMatch(/^eyJ/);
  await openPanel(page, 'Jar');
  await expect(page.getByRole('tabpanel')).toContainText(/storage/i);
  await openPanel(page, 'Wire');
  const payload = page.getByRole('tabpanel').locator('[data-part="payload"]');
  await expect(payload).toContainText('no key is needed to read it');
  await expect(payload.getByText('"member"')).toBeVisible();
  expect(await seen('Write admin into it, and ask')).toMatchObject({ answers: [401], keys: [] });
  expect(await seen('Cut the seal off, and ask')).toMatchObject({ answers: [401], keys: [] });

  expect((await seen('Believe the header, then forge')).answers).toEqual([200, 200]);
  expect((await seen('Decode only, then forge')).answers).toEqual([200]);
  expect((await seen('Verify, then forge')).answers).toEqual([401]);

  await goOn(page, 'Out, now');
  await act(page, 'Log in, copy, revoke', 200);
  expect((await seen('Ask on both')).answers).toEqual([401, 200]);
  expect(await seen('Log out, and let the thief ask')).toMatchObject({ answers: [204, 200], keys: [] });

  await act(page, 'Promote, log in, take it back', 200);
  // A member again, and an admin by her letter.
  expect((await seen('Ask on the phone')).last).toBe('{"user":{"id":2,"role":"admin"}}');

  expect((await seen('Log in, wait, ask')).answers).toEqual([200, 401]);

  await goOn(page, 'The arrow is back');
  expect(await seen('Keep a list, log out, let the thief ask')).toMatchObject({
    answers: [200, 200, 204, 401],
    keys: ['denied', 'denied', 'denied'],
  });
  await expect(
    page.getByRole('button', { name: 'ada’s voucher, on the list of what is denied' }),
  ).toBeVisible();
  expect((await seen('Log in, take the store down, ask')).answers).toEqual([200, 200, 503, 503]);
  expect((await seen('No list, ask again')).answers).toEqual([200]);

  await goOn(page, 'A session by another name');
  expect((await seen('Log in, wait, renew')).answers).toEqual([200, 200, 200]);
  expect((await seen('Copy, log out, ask, wait, ask')).answers).toEqual([200, 204, 200, 401]);

  await goOn(page, 'Where a page keeps it');
  expect((await seen('Log in, let the script send it, let the thief ask')).answers).toEqual([200, 204, 200]);
  expect((await seen('A cookie, and the same once more')).answers).toEqual([200, 204, 401]);
  expect(await kept()).toBeNull();
  await act(page, 'Everything as it was');
  await expect(page.getByRole('table')).toContainText('the store is down');
});
