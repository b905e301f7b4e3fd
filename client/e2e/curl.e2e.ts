import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';
import { act, drawn, openLesson, seeDrawn } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

const run = promisify(execFile);

test('a curl command against the sandbox is drawn at once, as curl', async ({ page, server }) => {
  const { id, url } = await openSandbox(server.url);
  await openLesson(page, url);
  // Mermaid is fetched with the first picture.
  await act(page, 'Try a wrong password', 401);
  await seeDrawn(page, /Server A answers Browser/);

  const seen = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const answer = document.querySelector('.diagram svg [aria-label*="Server A answers curl"]');
          if (answer) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  const body = JSON.stringify({ username: 'ada', password: 'poetical-science' });
  const { stdout } = await run('curl', [
    ...['-s', '-o', '-', '-w', '%{http_code}', '-X', 'POST', '-H', 'Content-Type: application/json'],
    ...['-d', body, new URL('api/login', url).href],
  ]);
  expect(stdout).toMatch(/20\d$/);

  const shownAt = await seen;
  const { events } = await readTrace(server.url, id);
  const answer = events.at(-1);
  expect(answer).toMatchObject({ type: 'response', actor: { kind: 'curl', name: 'curl' } });
  const tookMs = shownAt - (answer?.at ?? 0);
  test
    .info()
    .annotations.push({ type: 'curl answered → drawn', description: `${tookMs} ms (budget 300 ms)` });
  console.log(`    curl answered → drawn: ${tookMs} ms (budget 300 ms)`);
  // The budget is for a quiet machine; ten times that is no noise any more.
  expect(tookMs).toBeLessThan(3000);
  const labels = (await drawn(page)).map(({ label }) => label);
  expect(labels).toContainEqual(expect.stringContaining('curl asks Server A: POST /api/login as ada'));
});

test('the command that the page offers for copying is the request it makes itself', async ({
  page,
  server,
}) => {
  const { id, url } = await openSandbox(server.url);
  await openLesson(page, url);
  const beat = page.getByRole('article', { name: 'Try a wrong password' });
  await beat.getByText('The same from a terminal').click();
  const command = (await beat.locator('pre').textContent()) ?? '';
  expect(command).toMatch(/^curl /);
  // A cookie file of its own, so that nothing is left in the folder of the tests.
  await run('bash', ['-c', command], { cwd: await mkdtemp(path.join(tmpdir(), 'coat-check-')) });
  await seeDrawn(page, 'curl asks Server A: POST /api/login as ada');
  const { events } = await readTrace(server.url, id);
  expect(events.at(-1)).toMatchObject({ type: 'response', actor: { kind: 'curl' } });
});
