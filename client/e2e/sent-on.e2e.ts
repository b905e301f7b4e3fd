import { expect, test } from './fixtures.ts';
import { act, openLesson } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

test('an answer that sent the browser on is told first, and then where that led', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url, 'show-it');
  await act(page, 'Open the dashboard', 302);
  const answer = page.getByRole('status', { name: 'Answer' }).filter({ hasText: /\S/ });
  await expect(answer).toContainText(
    /^302 Found\s*Sent on to \/login, where the browser went by itself and got 200 OK\./,
  );
});
