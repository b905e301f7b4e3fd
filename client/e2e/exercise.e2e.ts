import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from './fixtures.ts';

const folder = new URL('../../lessons/exercises/challenge/', import.meta.url);
const textOf = (file: string) => readFile(new URL(file, folder), 'utf8');

/** Opens the challenge and waits for the editor. */
async function openChallenge(page: Page, url: string): Promise<void> {
  await page.goto(new URL('/exercises/challenge', url).href);
  await expect(editor(page)).toBeVisible();
}

const editor = (page: Page) => page.getByRole('textbox', { name: /^Your code/ });

/** Puts a text into the editor as a paste, since an editor would indent what is typed once more. */
async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

const run = (page: Page) => page.keyboard.press('ControlOrMeta+Enter');
const heading = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Verdicts' }).getByRole('heading', { name, exact: true });

test('the solution solves the challenge, and every check says so', async ({ page, server }) => {
  await openChallenge(page, server.url);
  await write(page, await textOf('solution.ts'));
  await run(page);
  await expect(heading(page, 'Solved')).toBeVisible({ timeout: 30_000 });
  const checks = page.locator('.check');
  expect(await checks.count()).toBeGreaterThanOrEqual(35);
  expect(await page.locator('.check:not([data-status="pass"])').count()).toBe(0);
});

test('whoever has solved one is shown the way to the next', async ({ page, server }) => {
  await page.goto(new URL('/exercises/shared-store', server.url).href);
  await expect(editor(page)).toBeVisible();
  const next = page.getByRole('link', { name: 'On to “Everything of hers, off the rack”' });
  await write(page, await readFile(new URL('../shared-store/solution.ts', folder), 'utf8'));
  await expect(next).toBeHidden();
  await run(page);
  await expect(heading(page, 'Solved')).toBeVisible({ timeout: 30_000 });
  await next.click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Everything of hers, off the rack' }),
  ).toBeVisible();
});

for (const { file, arrow } of [
  { file: 'no-httponly', arrow: /sets the cookie session_id/ },
  { file: 'logout-clears-only-cookie', arrow: /answers/ },
  { file: 'fixation-any-id', arrow: /answers/ },
]) {
  test(`${file} fails its own check, which marks the arrow`, async ({ page, server }) => {
    const text = await textOf(`solutions/wrong/${file}.ts`);
    const id = /^\/\/ fails: ([\w-]+)/.exec(text)?.[1] ?? '';
    await openChallenge(page, server.url);
    await write(page, text);
    await run(page);
    await expect(heading(page, 'Not yet')).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.check').first()).toHaveAttribute('data-status', 'fail');
    await expect(page.locator('.check[data-status="pass"]').first()).toBeHidden();
    const check = page.locator(`.check[data-check="${id}"]`);
    await expect(check).toHaveAttribute('data-status', 'fail');
    if ((await check.getAttribute('open')) === null) await check.locator('summary').click();
    const marked = check.getByRole('button', { name: arrow }).and(check.locator('.is-offending')).first();
    await expect(marked).toBeVisible();
    await check.locator('.check-flow-diagram').scrollIntoViewIfNeeded();
    await expect(marked).toBeInViewport();
    await expect(check.getByText('What happened')).toBeVisible();
  });
}

test('an endless loop is ended, the page answers meanwhile, and the text survives a reload', async ({
  page,
  server,
}) => {
  await openChallenge(page, server.url);
  const loop = `import express from 'express';
export function createApp() {
  const app = express();
  app.post('/api/login', () => {
    for (;;);
  });
  return app;
}
`;
  await write(page, loop);
  await run(page);
  await expect(heading(page, 'Checking…')).toBeVisible();
  const took = await page.evaluate(async () => {
    const summary = document.querySelector<HTMLElement>('.exercise-task summary');
    const start = performance.now();
    summary?.click();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  });
  // Two cores shared with a loop: a page that hangs would take seconds.
  expect(took).toBeLessThan(1000);
  const late = page.locator('.check[data-status="fail"]', { hasText: /too long|time|answer/i }).first();
  await expect(late).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.reload();
  await expect(editor(page)).toContainText('for (;;);');
});

test('a fetch from a learner’s code reaches no server', async ({ page, server }) => {
  const asked: string[] = [];
  const trap = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('here');
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const { port } = trap.address() as AddressInfo;
  const solution = await textOf('solution.ts');
  const spying = `async function tell() {
  for (const url of ['http://127.0.0.1:${port}/stolen', '${server.url}api/sandboxes']) {
    try {
      await fetch(url);
    } catch (error) {
      console.log('blocked', String(error));
    }
  }
}
void tell();
`;
  await openChallenge(page, server.url);
  await write(page, `${solution}\n${spying}`);
  await run(page);
  await expect(heading(page, 'Solved').or(heading(page, 'Not yet'))).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.verdicts-printed')).toContainText('blocked');
  expect(asked).toEqual([]);
  await new Promise((resolve) => trap.close(resolve));
});

test('one’s own server can be tried by hand, drawn as in the lessons', async ({ page, server }) => {
  await openChallenge(page, server.url);
  await write(page, await textOf('solution.ts'));
  await page.getByRole('button', { name: 'Try it live' }).click();
  const live = page.getByRole('region', { name: 'Your own counter' });
  await live.getByRole('button', { name: 'Log in as ada', exact: true }).click();
  await expect(live.getByRole('status').filter({ hasText: 'POST /api/login: 2' })).toBeVisible({
    timeout: 30_000,
  });
  await live.getByRole('button', { name: 'Look up', exact: true }).click();
  await expect(live.getByRole('status').filter({ hasText: 'GET /api/protected: 200' })).toBeVisible();
  await live.getByRole('button', { name: 'Log out', exact: true }).click();
  await live.getByRole('button', { name: 'Look up', exact: true }).click();
  await expect(live.getByRole('status').filter({ hasText: 'GET /api/protected: 401' })).toBeVisible();
  await expect(
    live.locator('.diagram').getByRole('button', { name: /sets the cookie session_id/ }),
  ).toBeVisible();
  await expect(live.locator('.diagram').getByRole('button', { name: /answers Browser: 401/ })).toBeVisible();
});

test('opening one’s own server leads there, and closing it leads back', async ({ page, server }) => {
  await openChallenge(page, server.url);
  await write(page, await textOf('solution.ts'));
  await page.getByRole('button', { name: 'Try it live' }).click();
  const live = page.getByRole('region', { name: 'Your own counter' });
  const heading = live.getByRole('heading', { name: 'Your own counter' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await live.getByRole('button', { name: 'Look up', exact: true }).click();
  await live.getByRole('button', { name: /answers Browser: 401/ }).click();
  await expect(live.getByText('2 of 2')).toBeVisible();
  // What happens here is gone with the page: an address could not lead back to it.
  expect(new URL(page.url()).search).toBe('');
  await live.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'Try it live' })).toBeFocused();
});

test('a syntax error is told with its line', async ({ page, server }) => {
  await openChallenge(page, server.url);
  await write(page, 'export function createApp( {\n');
  await run(page);
  await expect(heading(page, 'It could not be judged')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('alert').getByRole('button', { name: /line/ })).toBeVisible();
});

test('two tabs do not overwrite each other', async ({ page, context, server }) => {
  await openChallenge(page, server.url);
  await write(page, 'export const first = 1;\n');
  await expect(page.getByText('Kept in this browser')).toBeVisible();
  const other = await context.newPage();
  await openChallenge(other, server.url);
  await write(other, 'export const second = 2;\n');
  await expect(other.getByText('Kept in this browser')).toBeVisible();
  await write(page, 'export const third = 3;\n');
  await expect(page.getByText('Not saved')).toBeVisible();
  await expect(editor(page)).toContainText('third');
});
