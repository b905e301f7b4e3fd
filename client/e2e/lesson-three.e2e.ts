import { expect, test } from './fixtures.ts';
import { act, goOn, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

test('a learner does lesson three by clicking, and is known at every counter', { tag: '@static' }, async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/503/);
  const { id, url } = await openSandbox(server.url);
  await page.goto(new URL('lessons/two-cloakrooms/', url).href);
  await seeConnected(page);
  /** What this beat's requests were answered, the order left aside: whose turn it is, nobody can say beforehand. */
  const answers = async (name: string) => {
    const count = async () => (await readTrace(server.url, id)).events.length;
    const before = await count();
    await act(page, name);
    const { events } = await readTrace(server.url, id);
    const news = events.slice(before);
    return news.flatMap((event) => (event.type === 'response' ? [event.status] : [])).sort();
  };

  /** How many servers the last requests came to. */
  const askedOf = async (count: number) => {
    const { events } = await readTrace(server.url, id);
    const asked = events.flatMap((event) => (event.type === 'request' ? [event.server] : []));
    return new Set(asked.slice(-count)).size;
  };

  expect(await answers('Open it, and hand in the coat')).toEqual([200]);
  expect(await answers('Ask twice')).toEqual([200, 200]);
  expect(await askedOf(2), 'both of them').toBe(2);
  await expect(page.locator('.diagram-heads')).toContainText('Server B');
  await openPanel(page, 'Store');
  await expect(page.getByRole('tabpanel')).toContainText(/session:/);

  await goOn(page, 'Always the same counter');
  expect(await answers('Make it sticky, ask twice')).toEqual([200, 200, 200]);
  expect(await askedOf(3), 'one for all three').toBe(1);
  expect(await answers('By turns again, and ask twice')).toEqual([200, 200]);

  await goOn(page, 'One rack for both');
  expect(await answers('Log in, restart both, ask twice')).toEqual([200, 200, 200]);

  await goOn(page, 'When the shutter comes down');
  await act(page, 'Take the store down, and ask', 503);
  await seeDrawn(page, /error/);
  await openPanel(page, 'Desk');
  await expect(page.getByRole('checkbox', { name: 'The session store is down' })).not.toBeChecked();
  await act(page, 'Bring it back, and ask', 200);
  await openPanel(page, 'Desk');
  await expect(page.getByRole('checkbox', { name: 'The session store is up' })).toBeChecked();
  await goOn(page, 'Two cloakrooms');
  await expect(page.getByText('Lesson finished')).toBeVisible();
});
