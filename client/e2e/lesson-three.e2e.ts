import { expect, test } from './fixtures.ts';
import { act, goOn, house, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

test('a learner does lesson three by clicking, and sees whose rack is whose', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/401|503/);
  const { url } = await openSandbox(server.url);
  await page.goto(new URL('lessons/two-cloakrooms/', url).href);
  await seeConnected(page);
  const settle = (name: string) => house(page, name, 'Done: the cloakroom is arranged like that now.');
  const answers = async (...names: string[]) => {
    const statuses: string[] = [];
    for (const name of names) {
      await act(page, name);
      const box = page.locator('.action').filter({ has: page.getByRole('button', { name, exact: true }) });
      await expect(box.locator('.outcome-answer .numeral')).toBeVisible();
      statuses.push((await box.locator('.outcome-answer .numeral').textContent()) ?? '');
    }
    return statuses.sort();
  };
  const deploy = async (a: string, b: string) => {
    await house(page, a, 'Server A has restarted.');
    await house(page, b, 'Server B has restarted.');
  };

  await settle('Two servers, each with its own memory');
  await act(page, 'Hand in the coat', 200);
  expect(await answers('Ask who I am', 'Ask again')).toEqual(['200', '401']);
  await seeDrawn(page, /Server B answers Browser/);
  await openPanel(page, 'Store');
  await expect(page.getByRole('tabpanel')).toContainText('1 session hangs here, and only here.');

  await goOn(page, 'A patch: always the same counter');
  await settle('Always send a visitor to the same server');
  await act(page, 'Hand in the coat', 200);
  expect(await answers('Ask who I am', 'And again')).toEqual(['200', '200']);
  await deploy('Deploy: restart Server A', 'Deploy: restart Server B');
  await act(page, 'Ask after the deployment', 401);

  await goOn(page, 'Write it to a file, then?');
  await settle('Keep sessions in files, by turns');
  await act(page, 'Hand in the coat', 200);
  expect(await answers('Ask who I am', 'Ask again')).toEqual(['200', '401']);
  await deploy('Restart Server A', 'Restart Server B');
  expect(await answers('Ask after the restart', 'And once more')).toEqual(['200', '401']);

  await goOn(page, 'One rack for both');
  await settle('Keep sessions in Redis, for both');
  await act(page, 'Hand in the coat', 200);
  await expect(page.getByRole('listitem').filter({ hasText: 'Server A knows you' })).toHaveAttribute(
    'data-seen',
    'false',
  );
  expect(await answers('Ask who I am', 'Ask a second time')).toEqual(['200', '200']);
  await expect(page.getByRole('button', { name: 'Next step' })).toHaveAttribute('aria-disabled', 'true');
  await deploy('Restart A', 'Restart B');
  expect(await answers('Ask after the restart', 'And a last time')).toEqual(['200', '200']);

  await goOn(page, 'When the shutter comes down');
  await settle('Take the store down');
  await act(page, 'Ask while it is down', 503);
  await openPanel(page, 'Desk');
  await expect(page.getByRole('checkbox', { name: 'The session store is down' })).not.toBeChecked();
  await settle('Bring the store back');
  await act(page, 'Ask when it is back', 200);
  await expect(page.getByRole('checkbox', { name: 'The session store is up' })).toBeChecked();
  await goOn(page, 'Two cloakrooms');
  await expect(page.getByText('Lesson finished')).toBeVisible();
});
