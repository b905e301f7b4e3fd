import { expect, test } from './fixtures.ts';
import { act, goOn, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

test('a learner does lesson two by clicking: closing time, a thief, and a revocation everywhere', {
  tag: '@static',
}, async ({ page, server }) => {
  const { id, url } = await openSandbox(server.url);
  await page.goto(new URL('lessons/closing-time/', url).href);
  await seeConnected(page);
  const told = page.locator('.beat-text');
  const rack = page.getByRole('tabpanel');

  await act(page, 'Hand in the coat', 200);
  await openPanel(page, 'Store');
  await expect(rack).toContainText(/TTL 3(600|5\d\d) s/);
  await act(page, 'Let twenty minutes pass, and ask', 200);
  await openPanel(page, 'Store');
  await expect(rack).toContainText(/TTL 2(400|3\d\d) s/);
  await act(page, 'Go on to closing time, and ask', 401);
  await seeDrawn(page, /time is up for session:/);
  await openPanel(page, 'Store');
  await expect(rack).toContainText('no session is alive');
  await expect(told).toContainText('Only the cloakroom’s clock jumped');
  await openPanel(page, 'Jar');
  await expect(rack, 'the browser’s clock did not jump').toContainText(/Expires\s*in (1:00:00|59:)/);

  await goOn(page, 'From the login, or from the last visit?');
  await act(page, 'Count from the last visit', 200);
  await seeDrawn(page, /Server A deletes session/);
  await act(page, 'Visit twice, forty minutes apart', 200);
  await openPanel(page, 'Store');
  await expect(rack).toContainText('Idle timeout');
  await expect(rack).toContainText(/TTL 3(600|5\d\d) s/);
  await act(page, 'Stay away, then come back', 302);
  // What the server answered is told, though the browser went on to the form by itself.
  await expect(page.getByRole('status', { name: 'Result' })).toContainText('sent to the login form');
  await seeDrawn(page, /Browser asks Server A: GET \/login/);
  await act(page, 'Let the thief knock', 200);
  await goOn(page, 'The lost ticket');
  await act(page, 'Hand in the coat', 200);
  await act(page, 'Let a thief copy the ticket and use it', 200);
  await seeDrawn(page, /Thief asks Server A: GET \/dashboard, showing a cookie/);

  await goOn(page, 'Everywhere at once');
  await act(page, 'Log in on the phone', 200);
  await act(page, 'Revoke all of Ada’s sessions', 200);
  await act(page, 'Let all three ask', 401);
  const { events } = await readTrace(server.url, id);
  const statuses = events.flatMap((event) => (event.type === 'response' ? [event.status] : []));
  expect(statuses.slice(-3)).toEqual([302, 401, 401]);
  await openPanel(page, 'Desk');
  await expect(page.getByRole('list', { name: 'Revocations' })).toContainText(/refused [\d,]+ ms later/);

  await goOn(page, 'The editor who left on Friday');
  await goOn(page, 'Closing time and the lost ticket');
  await expect(page.getByText('Lesson finished')).toBeVisible();
  await expect(page.getByRole('link', { name: 'On to “Two cloakrooms”' })).toBeVisible();
});

test('a practice question gives each choice its reason, and can be tried: a login ends the ticket it is brought', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(new URL('lessons/closing-time/idle', url).href);
  await seeConnected(page);
  await act(page, 'Let the thief knock', 200);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  const question = page.getByRole('region', { name: 'Question' });
  await question.getByRole('button', { name: 'The cookie has HttpOnly' }).click();
  await expect(question).toContainText(
    'You said “The cookie has HttpOnly”; it is “The login makes a new number',
  );
  await expect(question).toContainText('No script has to read anything');
  await expect(question).toContainText('What he knows is then a number with nothing behind it.');
  await question.getByRole('button', { name: 'See it happen' }).click();
  await expect(question).toContainText('The thief’s number opens nothing any more.', { timeout: 60_000 });
  await seeDrawn(page, /Server A answers Thief: 401/);
});
