import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { editor, judge, openExercise, run, textOf, verdict, write } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';

test('what is wrong in a text fails its own check, which marks the arrow, and the solution passes them all', {
  tag: '@static',
}, async ({ page, server }) => {
  for (const { file, arrow } of [
    { file: 'no-httponly', arrow: /sets the cookie session_id/ },
    { file: 'logout-clears-only-cookie', arrow: /answers/ },
    { file: 'fixation-any-id', arrow: /answers/ },
  ]) {
    await test.step(file, async () => {
      // Anew, since what a change has mended is shown, too.
      await openExercise(page, server.url);
      const text = await textOf(`solutions/wrong/${file}.ts`);
      const id = /^\/\/ fails: ([\w-]+)/.exec(text)?.[1] ?? '';
      await judge(page, text, 'Not yet');
      await expect(page.locator('.check').first()).toHaveAttribute('data-status', 'fail');
      await expect(page.locator('.check[data-status="pass"]').first()).toBeHidden();
      const check = page.locator(`.check[data-check="${id}"]`);
      await expect(check).toHaveAttribute('data-status', 'fail');
      if ((await check.getAttribute('open')) === null) await check.locator('summary').click();
      const marked = check.getByRole('button', { name: arrow }).and(check.locator('.is-offending')).first();
      await expect(marked).toBeVisible();
      await check.locator('.check-flow-diagram').scrollIntoViewIfNeeded();
      await expect(marked).toBeInViewport();
      await expect(check.locator('.check-happened')).toBeVisible();
    });
  }

  await judge(page, await textOf('solution.ts'), 'Solved');
  expect(await page.locator('.check').count()).toBeGreaterThanOrEqual(35);
  expect(await page.locator('.check:not([data-status="pass"])').count()).toBe(0);
});

test('whoever has solved one is shown the way to the next', async ({ page, server }) => {
  await openExercise(page, server.url, 'shared-store');
  const next = page.getByRole('link', { name: 'On to “Everything of hers, off the rack”' });
  await write(page, await textOf('solution.ts', 'shared-store'));
  await expect(next).toBeHidden();
  await run(page);
  await expect(verdict(page, 'Solved')).toBeVisible({ timeout: 30_000 });
  await next.click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Everything of hers, off the rack' }),
  ).toBeVisible();
});

test('an endless loop is ended, the page answers meanwhile, and the text survives a reload', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url);
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
  await expect(verdict(page, 'Checking…')).toBeVisible();
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
    } catch {
      continue;
    }
  }
}
void tell();
`;
  await openExercise(page, server.url);
  await write(page, `${solution}\n${spying}`);
  await run(page);
  // Whoever tries is told so, even by a text that catches the refusal.
  await expect(verdict(page, 'It could not be judged')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('alert')).toContainText('fetch');
  expect(asked).toEqual([]);
  await new Promise((resolve) => trap.close(resolve));
});

test('an untouched starter is told what is missing once, not once for each check', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url);
  await editor(page).click();
  await run(page);
  await expect(verdict(page, 'Not yet')).toBeVisible({ timeout: 30_000 });
  const alike = page.getByRole('group', { name: /^\d+ checks fail for one reason: / });
  await expect(alike).toContainText('POST /api/login is answered with 404 Not Found.');
  const failed = page.locator('.check:not([data-status="pass"])');
  expect(await failed.count()).toBeGreaterThan(50);
  expect(await failed.filter({ visible: true }).count()).toBeLessThan(8);
  await expect(page.getByRole('region', { name: 'Verdicts' }).getByRole('status').first()).toContainText(
    /Not yet\. .* \d+ checks fail for one reason: POST \/api\/login is answered with 404 Not Found\./,
  );
  await alike.getByText(/^The other \d+, one by one$/).click();
  expect(await failed.filter({ visible: true }).count()).toBeGreaterThan(50);
});
