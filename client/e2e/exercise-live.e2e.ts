import type { Locator } from '@playwright/test';
import { editor, openExercise, textOf, write } from './exercise-page.ts';
import { expect, type Page, test } from './fixtures.ts';
import { openPanel, seeDrawn } from './lesson-page.ts';
import { download, openTakeAway } from './taking.ts';

/** Opens a text as a server, and waits until it serves. */
async function openLive(page: Page, text: string): Promise<Locator> {
  await write(page, text);
  await page.getByRole('button', { name: 'Try it live' }).click();
  const live = page.getByRole('region', { name: 'Your own counter' });
  await expect(live.getByRole('button', { name: 'Look up', exact: true })).toBeVisible({ timeout: 30_000 });
  return live;
}

const press = (live: Locator, name: string) => live.getByRole('button', { name, exact: true }).click();
const said = (live: Locator, text: string) => live.getByRole('status').filter({ hasText: text });

/** Presses one of a visitor's buttons, and waits for what the server answered. */
async function visit(live: Locator, name: string, answer: string): Promise<void> {
  await press(live, name);
  await expect(said(live, answer)).toBeVisible();
}

const arrow = (live: Locator, name: RegExp) => live.locator('.diagram').getByRole('button', { name }).last();

test('one’s own server can be tried by hand, drawn as in the lessons, and the cloakroom shows the moment of the cursor', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url);
  const live = await openLive(page, await textOf('solution.ts'));
  await visit(live, 'Log in as ada', 'POST /api/login: 2');

  const hooks = live.locator('[data-hook]');
  // The later one first: an arrow beyond the cursor is not there to be clicked.
  await arrow(live, /sets the cookie session_id/).click();
  await expect(hooks.first()).toBeVisible();
  await arrow(live, /Browser asks Server A: POST/).click();
  await expect(live.getByRole('group', { name: 'The coat check' })).toHaveAttribute('data-event', '1');
  await expect(hooks).toHaveCount(0);

  await visit(live, 'Look up', 'GET /api/protected: 200');
  await press(live, 'Log out');
  await visit(live, 'Look up', 'GET /api/protected: 401');
  await expect(arrow(live, /answers Browser: 401/)).toBeVisible();
});

test('the code panel has the learner’s own file, as it was opened, with the line of the selected event and a way to it in the editor', async ({
  page,
  server,
}) => {
  const text = await textOf('solution.ts');
  const line = text.split('\n').findIndex((one) => one.includes('redis.set(')) + 1;
  await openExercise(page, server.url);
  const live = await openLive(page, text);
  await visit(live, 'Log in as ada', 'POST /api/login: 2');
  await write(page, `// one line more\n${text}`);
  await openPanel(page, 'Code');
  const code = live.getByRole('textbox', { name: 'exercise.ts' });
  const marked = code.locator('.code-line-marked');

  // The later ones first: an arrow beyond the cursor is not there to be clicked.
  await arrow(live, /sets the cookie session_id/).click();
  await expect(marked).toContainText(/\.(json|end|send)\(/);
  await expect(code.locator('.code-line-before')).toContainText('redis.set(');

  await arrow(live, /Session Store answers/).click();
  await expect(marked).toContainText('redis.set(');
  await expect(code.locator('.code-call-answered')).toHaveText('"OK"');

  await arrow(live, /Server A stores session/).click();
  await expect(live.locator('.code-cause')).toContainText(`caused by exercise.ts, line ${line}.`);
  await expect(code.locator('.code-call-asked')).toContainText(/^SET session:/);
  await expect(code.locator('.code-call-answered')).toHaveCount(0);

  await live.getByRole('button', { name: /^Go to line \d+ in the editor$/ }).click();
  await expect(editor(page)).toBeFocused();
  await expect(editor(page).locator('.cm-activeLine')).toContainText('redis.set(');
  await expect(editor(page).locator('.cm-activeLine')).toBeInViewport();
});

test('two servers: a ticket of the starter’s is known where it was given only, and one of the solution’s everywhere', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url, 'shared-store');
  for (const { file, status } of [
    { file: 'starter.ts', status: 401 },
    { file: 'solution.ts', status: 200 },
  ]) {
    const live = await openLive(page, await textOf(file, 'shared-store'));
    await visit(live, 'Log in as grace', 'POST /api/login: 2');
    await expect(live.getByRole('radio', { name: 'Server B' })).toHaveCount(0);
    await press(live, 'Open Server B');
    await expect(live.getByRole('radio', { name: 'Server B' })).toBeChecked();
    await visit(live, 'Look up', `GET /api/protected: ${status}`);
    await seeDrawn(page, new RegExp(`Server B answers Browser: ${status}`));

    await press(live, 'Restart Server A');
    await expect(said(live, 'Server A has restarted.')).toBeVisible();
    await expect(live.getByRole('radio', { name: 'Server A' })).toBeChecked();
    await visit(live, 'Look up', `GET /api/protected: ${status}`);
    await seeDrawn(page, new RegExp(`Server A answers Browser: ${status}`));
    await press(live, 'Close');
  }
});

test('a second device has a jar of its own, and an admin can end what it holds', async ({ page, server }) => {
  await openExercise(page, server.url, 'admin-revocation');
  const live = await openLive(page, await textOf('solution.ts', 'admin-revocation'));
  await visit(live, 'Log in as admin', 'POST /api/login: 2');
  await live.getByRole('radio', { name: 'Second device' }).check();
  await visit(live, 'Look up', 'GET /api/protected: 401');
  await visit(live, 'Log in as ada', 'POST /api/login: 2');
  await live.getByRole('radio', { name: 'Browser', exact: true }).check();
  await live.getByText('Ask for something else').click();
  await live.getByLabel('Method').selectOption('POST');
  await live.getByLabel('Path').fill('/api/admin/revoke');
  await live.getByLabel('JSON, if any').fill('{ "userId": 11 }');
  await visit(live, 'Send', 'POST /api/admin/revoke: 2');
  await visit(live, 'Look up', 'GET /api/protected: 200');
  await live.getByRole('radio', { name: 'Second device' }).check();
  await visit(live, 'Look up', 'GET /api/protected: 401');
});

test('no password leaves one’s own server by any way in which it can be taken along', async ({
  page,
  server,
}) => {
  // A PNG is painted of an SVG that no file shows: all that the page makes of the kind is kept.
  await page.addInitScript(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (made: Blob) => {
      if (made.type === 'image/svg+xml') void made.text().then((text) => painted.push(text));
      return create(made);
    };
    const painted: string[] = [];
    Object.assign(window, { painted });
  });
  await openExercise(page, server.url);
  const live = await openLive(page, await textOf('solution.ts'));
  await visit(live, 'Log in as ada', 'POST /api/login: 2');
  await live.getByText('Ask for something else').click();
  await live.getByLabel('Method').selectOption('POST');
  await live.getByLabel('Path').fill('/api/login?password=poetical-science');
  await live.getByLabel('JSON, if any').fill('{ "username": "ada", "password": "poetical-science" }');
  await visit(live, 'Send', 'POST /api/login?password=poetical-science: 2');
  await openTakeAway(page);
  const ways = ['Download trace (JSON)', 'Download HAR', 'Download SVG'];
  for (const way of ways) {
    const { text } = await download(page, way);
    expect(text, way).toContain('api/login');
    expect(text, way).not.toContain('poetical-science');
  }
  await download(page, 'Download PNG');
  const painted = await page.evaluate(() => (window as unknown as { painted: string[] }).painted);
  // One for the file, one for the PNG.
  expect(painted).toHaveLength(2);
  expect(painted.join()).toContain('api/login');
  expect(painted.join()).not.toContain('poetical-science');
});

test('time moves on for server, store and picture alike', async ({ page, server }) => {
  await openExercise(page, server.url);
  const live = await openLive(page, await textOf('solution.ts'));
  await press(live, 'To closing time');
  await expect(said(live, 'Could not go to closing time: nobody has a session')).toBeVisible();
  await visit(live, 'Log in as ada', 'POST /api/login: 2');
  await openPanel(page, 'Store');
  await expect(live.getByText('1 session hangs here.')).toBeVisible();
  await press(live, '+1 minute');
  await expect(arrow(live, /the clock moves on by 1 minute/)).toBeVisible();
  await expect(live.locator('.hook-ttl')).toContainText('58:');
  await press(live, 'To closing time');
  await expect(arrow(live, /time is up for session/)).toBeVisible();
  await expect(live.getByText('Every hook is empty: no session is alive.')).toBeVisible();
  await visit(live, 'Look up', 'GET /api/protected: 401');
});

test('opening one’s own server leads there, and closing it leads back', async ({ page, server }) => {
  await openExercise(page, server.url);
  const live = await openLive(page, await textOf('solution.ts'));
  const heading = live.getByRole('heading', { name: 'Your own counter' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  // It fills the window, rather than to begin at its lower edge.
  expect(Math.abs((await live.boundingBox())?.y ?? Number.NaN)).toBeLessThan(120);
  await press(live, 'Look up');
  await arrow(live, /answers Browser: 401/).click();
  await expect(live.getByText('2 of 2')).toBeVisible();
  // What happens here is gone with the page: an address could not lead back to it.
  expect(new URL(page.url()).search).toBe('');
  await press(live, 'Close');
  await expect(page.getByRole('button', { name: 'Try it live' })).toBeFocused();
});

test('a server that cannot open says why, in words and with the line', async ({ page, server }) => {
  await openExercise(page, server.url);
  await write(page, "import express from 'express';\n\nthrow new Error('no hooks left');\n");
  await page.getByRole('button', { name: 'Try it live' }).click();
  const trouble = page.getByRole('region', { name: 'Your own counter' }).getByRole('alert');
  await expect(trouble).toContainText('The code fell over as it was loaded (line 3', { timeout: 30_000 });
  await expect(trouble).toContainText('no hooks left');
});

/** A server that asks the store as often as its address says. */
const busyServer = `import express from 'express';

export function createApp({ redis }: any) {
  const app = express();
  app.get('/ask/:times', async (req, res) => {
    for (let time = 0; time < Number(req.params.times); time += 1) await redis.get('a');
    res.json({ asked: req.params.times });
  });
  return app;
}
`;

test('a counter that has seen more than is kept lets go the oldest, and one request that fills it says so', {
  tag: '@all',
}, async ({ page, server }) => {
  test.slow();
  await openExercise(page, server.url);
  const live = await openLive(page, busyServer);
  const ask = async (times: number) => {
    await live.getByLabel('Path').fill(`/ask/${times}`);
    await press(live, 'Send');
    const answer = said(live, `GET /ask/${times}: 200`);
    await expect(answer).toBeVisible({ timeout: 30_000 });
    return answer;
  };
  await live.getByText('Ask for something else').click();
  for (const times of [301, 302, 303, 304, 305]) await ask(times);
  await ask(0);
  await expect(live.getByText(/^The first 1,\d{3} events were let go/)).toBeVisible();
  // As many as the server's own traces have, counted from the very first.
  await expect(live.getByText('3042 of 3042')).toBeVisible();
  await expect(arrow(live, /answers Browser: 200/)).toBeVisible();

  await expect(await ask(1100)).toContainText('This took more than 2,000 events');
  await expect(live.getByText('5043 of 5043')).toBeVisible();
});
