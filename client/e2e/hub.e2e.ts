import { expect, test } from './fixtures.ts';
import { openSandbox } from './sandbox.ts';

test('the hub goes on in one press, where the learner was, and each done step is a hole in its ticket', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(new URL('lessons/the-coat-check/show-it', url).href);
  await expect(page.getByRole('heading', { level: 1, name: 'Show your ticket' })).toBeVisible();
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('coat-check:lesson:the-coat-check') ?? '{}');
    kept.completed = ['hand-in', 'your-ticket'];
    localStorage.setItem('coat-check:lesson:the-coat-check', JSON.stringify(kept));
  });
  await page.goto(url);

  const ticket = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'The coat check' }) });
  await expect(ticket).toContainText('2 of 5 steps done');
  await expect(ticket.locator('[data-punched="true"]')).toHaveCount(2);

  const card = page.getByRole('region', { name: 'The coat check' });
  await expect(card).toContainText('Step 3 of 5: Show your ticket');
  await card.getByRole('link', { name: 'Go on with the lesson' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Show your ticket' })).toBeVisible();
});

test('what a browser remembers of a lesson is forgotten from a menu, out of the way of one that opens it', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(url);
  await expect(page.getByText('More about “The coat check”')).toHaveCount(0);
  await page.evaluate(() =>
    localStorage.setItem(
      'coat-check:lesson:the-coat-check',
      JSON.stringify({ completed: ['hand-in'], step: 'your-ticket' }),
    ),
  );
  await page.reload();
  const forget = page.getByRole('button', { name: /^Forget these steps/ });
  await expect(forget).toBeHidden();
  await page.locator('summary').filter({ hasText: 'More about “The coat check”' }).click();
  await forget.click();
  await page.getByRole('button', { name: 'Forget them' }).click();
  await expect(page.locator('[data-punched="true"]')).toHaveCount(0);
});
