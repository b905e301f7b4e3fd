import { startRedis } from '../../server/testing/start-redis.ts';
import { expect, test } from './fixtures.ts';
import { act, again, allDrawn, openLesson, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';
import { serve } from './serve.ts';

test('a Redis that is lost is told of, and all goes on by itself when it is back', async ({
  page,
  context,
  consoleWatch,
}) => {
  consoleWatch.allow(/Failed to load resource: .* 503/);
  const redis = await startRedis();
  test.skip(redis === null, 'there is no redis-server on this machine');
  if (redis === null) return;
  const server = await serve(redis.url);
  try {
    const { url } = await openSandbox(server.url);
    await openLesson(page, url);
    await act(page, 'Hand in the coat', 200);
    await seeDrawn(page, /sets the cookie session_id$/);
    const form = await context.newPage();
    await form.goto(new URL('login', url).href);

    redis.signal('SIGSTOP');
    await form.getByLabel('Name').fill('grace');
    await form.getByLabel('Password').fill('nanosecond');
    await form.getByRole('button', { name: 'Log in', exact: true }).click();
    await expect(form.getByRole('alert')).toContainText(/Could not .*(session store|cloakroom)/);
    await expect(form.getByRole('alert')).not.toContainText('object');
    // Whoever reloads gets the page, which says what is the matter.
    const reloaded = await context.newPage();
    expect((await reloaded.goto(page.url()))?.status()).toBe(503);
    await expect(reloaded.getByText('Could not reach the session store').first()).toBeVisible();

    redis.signal('SIGCONT');
    await seeConnected(reloaded);
    const labels = async () => (await allDrawn(reloaded)).map(({ label }) => label).join('; ');
    await expect.poll(labels).toMatch(/sets the cookie session_id(;|$)/);
    await page.bringToFront();
    await seeConnected(page);
    await again(page, 'Try a wrong password', 401);
    await seeDrawn(page, /Server A answers Browser: 401/);
  } finally {
    for (const opened of context.pages()) await opened.close();
    await server.stop();
    await redis.stop();
  }
});
