import { expect, test } from './fixtures.ts';
import { act, goOn, house, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

test('a learner does lesson two by clicking: closing time, a thief, and a revocation everywhere', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(new URL('lessons/closing-time/', url).href);
  await seeConnected(page);
  const skip = (name: string) => house(page, name, 'The clock has moved on.');
  const settle = (name: string) => house(page, name, 'Done: the cloakroom is arranged like that now.');

  await act(page, 'Hand in the coat', 200);
  await openPanel(page, 'Store');
  await expect(page.getByRole('tabpanel')).toContainText(/TTL 3(600|5\d\d) s/);
  await skip('Let twenty minutes pass');
  await expect(page.getByRole('tabpanel')).toContainText(/TTL 2(400|3\d\d) s/);
  await act(page, 'Ask who I am', 200);
  await skip('Go on to closing time');
  await expect(page.getByRole('tabpanel')).toContainText('no session is alive');
  await seeDrawn(page, /time is up for session:/);
  await act(page, 'Ask once more', 401);

  await goOn(page, 'From the login, or from the last visit?');
  await settle('Count from the last use');
  await act(page, 'Hand in the coat', 200);
  await skip('Let forty minutes pass');
  await act(page, 'Open the dashboard', 200);
  await expect(page.getByRole('tabpanel')).toContainText('Idle timeout');
  await expect(page.getByRole('tabpanel')).toContainText(/TTL 3(600|5\d\d) s/);
  await skip('Let forty more pass');
  await act(page, 'Open it again', 200);
  await skip('Stay away for an hour and a minute');
  await act(page, 'Come back');
  await settle('Count from the login again');

  await goOn(page, 'The lost ticket');
  await act(page, 'Hand in the coat', 200);
  await act(page, 'Let a thief copy the ticket and use it', 200);
  await seeDrawn(page, /Thief asks Server A: GET \/dashboard, showing a cookie/);

  await goOn(page, 'Everywhere at once');
  await act(page, 'Log in on the phone', 200);
  await act(page, 'Log in as the admin', 200);
  await act(page, 'Revoke all of Ada’s sessions', 200);
  await act(page, 'Let the phone ask', 401);
  await act(page, 'Let the thief try again', 302);
  await act(page, 'Ask from your own browser', 401);
  await openPanel(page, 'Desk');
  await expect(page.getByRole('list', { name: 'Revocations' })).toContainText(/refused [\d,]+ ms later/);

  await goOn(page, 'The editor who left on Friday');
  await goOn(page, 'Closing time and the lost ticket');
  await expect(page.getByText('Lesson finished')).toBeVisible();
  await expect(page.getByRole('link', { name: 'On to “Two cloakrooms”' })).toBeVisible();
});
