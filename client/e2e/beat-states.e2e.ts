import { expect, test } from './fixtures.ts';
import { act, openLessonAt } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

test('a beat that is done never looks undone beneath its arrow, not for a frame', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLessonAt(page, url, 'no-closing-time/');
  const states = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const look = () => {
      const beat = document.querySelector('.beat');
      if (!beat) return;
      const now = `${beat.getAttribute('aria-label')}: ${beat.getAttribute('data-state')}`;
      if (seen.at(-1) !== now) seen.push(now);
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    return seen;
  });
  const beats = ['Log in, and log out', 'Keep sessions for ever', 'Log in, and let a year go by'];
  for (const beat of beats) await act(page, beat);
  expect(await states.jsonValue()).toEqual(
    beats.flatMap((beat) => ['before', 'during', 'after'].map((state) => `${beat}: ${state}`)),
  );
});
