import { writeTraceFile } from '#shared/export/trace-file.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { openExercise, run, verdict } from './exercise-page.ts';
import { expect, type Page, test } from './fixtures.ts';
import { act, drawn, goOn, openLesson, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';
import { openTakeAway, tellStory } from './taking.ts';

// All journeys under a translator are in the project `translated` of `npm run test:all`.
test.use({ isTranslated: true });

/** What the translator has done to the page as it is now, and where that can break it. */
function lookAround() {
  const translated = [...document.querySelectorAll('#root font > font')].map(
    (inner) => inner.parentElement as Element,
  );
  const place = ({ parentElement }: Element) => parentElement?.outerHTML.slice(0, 200) ?? '';
  const display = ({ parentElement }: Element) => parentElement && getComputedStyle(parentElement).display;
  return {
    translated: translated.length,
    // A text that changes, or beside which something comes and goes, must be alone.
    besideOthers: translated.filter(({ parentElement }) => parentElement?.childNodes.length !== 1).map(place),
    // A space of its own element would take a cell of its own, or a gap.
    spacesLaidOut: [...document.querySelectorAll('span')]
      .filter((span) => /^\s+$/.test(span.textContent) && /flex|grid/.test(display(span) ?? ''))
      .map(place),
    codeTranslated: document.querySelectorAll(':is(code, kbd, pre, svg, .cm-editor) font').length,
  };
}

async function seeSound(page: Page): Promise<void> {
  // The translator comes after the page.
  await expect.poll(async () => (await page.evaluate(lookAround)).translated).toBeGreaterThan(3);
  const { translated: _, ...faults } = await page.evaluate(lookAround);
  expect(faults, page.url()).toEqual({ besideOthers: [], spacesLaidOut: [], codeTranslated: 0 });
}

test('a translated lesson goes on to its end, and says what is so now', async ({ page, server }) => {
  await page.goto(server.url);
  await seeSound(page);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await seeConnected(page);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  await goOn(page, 'Look at your ticket');
  await openPanel(page, 'Jar');
  await act(page, 'Let a script look for the cookie');
  await seeDrawn(page, /reads document\.cookie/);
  await seeSound(page);
  await goOn(page, 'Show your ticket');
  await openPanel(page, 'Store');
  await expect(page.getByRole('tabpanel')).toContainText('1 session hangs here.');
  await act(page, 'Ask who I am', 200);
  await act(page, 'Open the dashboard', 200);
  await seeSound(page);
  await goOn(page, 'Give it back');
  await act(page, 'Log out', 204);
  await openPanel(page, 'Store');
  await expect(page.getByRole('tabpanel')).toContainText('no session is alive');
  await goOn(page, 'Try the old ticket');
  await openPanel(page, 'Wire');
  await act(page, 'Show the old ticket', 401);
  await openPanel(page, 'Code');
  await goOn(page, 'The coat check');
  await expect(page.getByText('Lesson finished')).toBeVisible();
  await seeSound(page);

  const length = (await drawn(page)).at(-1)?.number ?? 0;
  const bar = page.getByRole('region', { name: 'Timeline' });
  await expect(bar).toContainText(`${length} of ${length}`);
  await page.keyboard.press('ArrowLeft');
  await expect(bar).toContainText(`${length - 1} of ${length}`);
  await page.goto(new URL('/', server.url).href);
  await expect(page.getByRole('link', { name: 'Continue where you left off' })).toBeVisible();
});

test('translated, the desk and the stage show what happens', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await page.goto(url);
  await expect(page.getByText('Nothing has happened here yet.')).toBeVisible();
  await page.goto(`${url}stage`);
  await seeConnected(page);
  await seeSound(page);
  await page.getByRole('button', { name: 'Desk' }).click();
  const desk = page.getByRole('dialog', { name: 'Desk' });
  await desk.getByRole('button', { name: 'Add', exact: true }).click();
  const phone = desk.getByRole('article', { name: 'Phone' });
  await phone.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(phone.getByRole('status')).toContainText('200 OK');
  await phone.getByRole('button', { name: 'Log out' }).click();
  await expect(phone.getByRole('status')).toContainText('204');
  await desk.getByRole('radio', { name: /^Two servers/ }).check();
  await desk.getByRole('button', { name: 'Restart Server B' }).click();
  await expect(desk).toContainText('Server B has restarted.');
  await seeSound(page);
  await desk.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('v');
  await expect(page.locator('.scene-picture')).toHaveCount(0);
  await page.keyboard.press('v');
  await expect(page.locator('.scene-picture')).toBeVisible();
  await page.goto(url);
  await expect(page.getByText(/^\d+ events so far\./)).toBeVisible();
});

test('translated, two runs are compared, and a trace is taken along and opened again', {
  tag: '@all',
}, async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await tellStory(url);
  await page.goto(`${url}compare`);
  await expect(page.getByRole('heading', { name: /^\d+ differences?$/ })).toBeVisible();
  await seeSound(page);
  const story = await page.getByRole('region', { name: 'Compare two runs' }).textContent();
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(page.getByRole('region', { name: 'Compare two runs' })).not.toContainText(story ?? '');
  await openLesson(page, url);
  await openTakeAway(page);
  await page.getByRole('button', { name: 'Copy link to trace.mmd' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).not.toBeEmpty();
  await seeSound(page);

  await page.goto(new URL('/trace', server.url).href);
  await seeSound(page);
  const trace = writeTraceFile({ dropped: 0, events: [...loginExchange(createTraceBuilder()).events] });
  const file = { name: 'kept.trace.json', mimeType: 'application/json' };
  await page.getByLabel('A trace file').setInputFiles({ ...file, buffer: Buffer.from('{}') });
  await expect(page.getByRole('alert')).not.toBeEmpty();
  await page.getByLabel('A trace file').setInputFiles({ ...file, buffer: Buffer.from(trace) });
  await seeDrawn(page, /sets the cookie session_id$/);
  await seeSound(page);
});

test('translated, an exercise is judged, and its server tried by hand', { tag: '@all' }, async ({
  page,
  server,
}) => {
  await page.goto(new URL('/exercises', server.url).href);
  await seeSound(page);
  await openExercise(page, server.url, 'httponly-cookie');
  await page.getByRole('button', { name: 'Run the checks' }).click();
  await expect(verdict(page, 'Not yet')).toBeVisible({ timeout: 60_000 });
  await seeSound(page);
  await page.getByRole('button', { name: 'Show me a solution' }).click();
  await page.getByRole('button', { name: 'Yes, show me a solution' }).click();
  await expect(page.getByRole('heading', { name: 'One way to do it' })).toBeVisible();
  await page.getByRole('textbox', { name: /^Your code/ }).click();
  await run(page);
  await expect(verdict(page, 'Not yet')).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Try it live' }).click();
  const live = page.getByRole('region', { name: 'Your own counter' });
  await live.getByRole('button', { name: 'Log in as ada' }).click({ timeout: 30_000 });
  await expect(live.getByRole('status').filter({ hasText: 'POST /api/login: 2' })).toBeVisible();
  await live.getByRole('button', { name: 'Look up', exact: true }).click();
  await expect(live.getByRole('status').filter({ hasText: 'GET /api/protected: 200' })).toBeVisible();
  await seeSound(page);
  await live.getByRole('button', { name: 'Close' }).click();
  await expect(live).toHaveCount(0);
});
