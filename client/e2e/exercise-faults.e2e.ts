import type { Locator, Page } from '@playwright/test';
import { editor, judge, openExercise, run, textOf, verdict, write } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';

const exercise = 'httponly-cookie';
const express = "import express from 'express';";
const patient = { timeout: 60_000 };

type Told = { title: string; says: RegExp; goTo: { button: string; line: string } | null };

/** Why nothing could be judged at all. */
const problems: Record<string, Told & { text: string }> = {
  'a syntax error': {
    text: `${express}\n\nexport function createApp() {\n  const app = express(;\n  return app;\n}\n`,
    title: 'This is not quite TypeScript yet.',
    says: /Could not read your code from line 4, column 23 on: .+ Mend it there, or a little above/,
    goTo: { button: 'Go to line 4, column 23', line: 'const app = express(;' },
  },
  'a missing export': {
    text: `${express}\n\nexport const makeApp = () => express();\n`,
    title: 'There is no app to start.',
    says: /Could not find createApp: your file exports makeApp\. Write export function createApp/,
    goTo: null,
  },
  'a createApp that returns nothing': {
    text: `${express}\n\nexport function createApp() {\n  express();\n}\n`,
    title: 'There is no app to start.',
    says: /createApp returned nothing, not an Express app\. End it with return app\./,
    goTo: null,
  },
  'an unknown import': {
    text: `${express}\nimport axios from 'axios';\n\nexport const createApp = () => express().use(axios);\n`,
    title: 'The lab does not have this import.',
    says: /Could not import "axios": the lab does not have it\. Here you can import .*express/,
    goTo: { button: 'Go to line 2', line: "import axios from 'axios';" },
  },
  'a crash at load': {
    text: `${express}\n\nif (express) {\n  throw new Error('no hooks left');\n}\nexport const createApp = () => express();\n`,
    title: 'The code fell over as it was loaded.',
    says: /Your file threw an error before any request came: Error: no hooks left/,
    goTo: { button: 'Go to line 4, column 9', line: "throw new Error('no hooks left');" },
  },
  'an endless loop at load': {
    text: `${express}\n\nfor (;;);\nexport const createApp = () => express();\n`,
    title: 'Time-out: the code did not come back.',
    says: /Your module, or createApp, did not give the thread back in time/,
    goTo: null,
  },
};

/** The solution with something else in one place; `$&` stands for what was there. */
const solutionWith = async (place: string | RegExp, instead: string): Promise<string> => {
  const solution = await textOf('solution.ts', exercise);
  const changed = solution.replace(place, instead);
  expect(changed).not.toBe(solution);
  return changed;
};

const dropKey = /^ *if \(id\) await redis\.del\(.+$/m;
const farewell = ".clearCookie('guest', cookie).json({ ok: true });";

/** What one check says, while others may pass. */
const inChecks: Record<string, Told & { text: () => Promise<string> }> = {
  'an unhandled rejection': {
    text: () =>
      solutionWith('res.json({ user });', "Promise.reject(new Error('lost coat'));\nres.json({ user });"),
    title: 'A promise failed, and nobody caught it.',
    says: /Nobody caught this error: Error: lost coat\. In Node it would end the whole server\./,
    goTo: { button: 'Go to line LINE of your code', line: "Promise.reject(new Error('lost coat'));" },
  },
  'a handler that never answers': {
    text: () => solutionWith(farewell, ".clearCookie('guest', cookie);"),
    title: 'The server never answered.',
    says: /POST \/api\/logout was never answered: nothing came in all the time that it was given\./,
    goTo: { button: 'Go to line LINE of your code', line: 'await redis.del(' },
  },
  'a handler that never gives the thread back': {
    text: () => solutionWith(dropKey, '$&\nfor (;;);'),
    title: 'Time-out: the code did not come back.',
    says: /POST \/api\/logout did not give the thread back in time: it may hold an endless loop\./,
    goTo: { button: 'Go to line LINE of your code', line: 'await redis.del(' },
  },
  'a handler that ends the process': {
    text: () => solutionWith(dropKey, 'process.exit(0);'),
    title: 'The code ended itself.',
    says: /process\.exit/,
    goTo: null,
  },
};

test('an answer of 500 names the error behind it, and leads to its line', async ({ page, server }) => {
  const text = await solutionWith("'EX', ttlSeconds", "'EX', ttlSecond");
  const line = text.split('\n').findIndex((one) => one.includes('ttlSecond)')) + 1;
  await openExercise(page, server.url, exercise);
  await judge(page, text, 'Not yet');
  const finding = page.getByRole('group', { name: /checks fail for one reason/ });
  await expect(finding).toContainText(
    `POST /api/login is answered with 500 Internal Server Error, from line ${line}.`,
  );
  const happened = finding.locator('.check-happened').first();
  await expect(happened).toContainText(
    `Your code ran into ReferenceError: ttlSecond is not defined (line ${line}).`,
  );
  await follow(page, happened, { button: `Go to line ${line} of your code`, line: 'ttlSecond)' });
});

/** Presses the link to a line, where there shall be one, and sees the editor stand there. */
async function follow(page: Page, told: Locator, goTo: { button: string; line: string } | null) {
  const links = told.getByRole('button', { name: /^Go to line/ });
  if (!goTo) return expect(links).toHaveCount(0);
  await expect(links).toHaveText(goTo.button);
  await links.click();
  await expect(editor(page)).toBeFocused();
  const line = editor(page).locator('.cm-activeLine');
  await expect(line).toContainText(goTo.line);
  await expect(line).toBeInViewport();
}

test('what keeps a text from being judged is called by its name, with its place', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url, exercise);
  for (const [what, { text, title, says, goTo }] of Object.entries(problems)) {
    await test.step(what, async () => {
      await judge(page, text, 'It could not be judged');
      const told = page.getByRole('alert');
      await expect(told.locator('b')).toHaveText(title);
      await expect(told).toContainText(says);
      await expect(page.locator('.check')).toHaveCount(0);
      await follow(page, told, goTo);
    });
  }
});

test('what went wrong within a check is called by its name, and leads to its line', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url, exercise);
  for (const [what, { text: written, title, says, goTo }] of Object.entries(inChecks)) {
    await test.step(what, async () => {
      const text = await written();
      await judge(page, text, 'Not yet');
      const check = page.locator('.check[data-status="fail"]').first();
      if ((await check.getAttribute('open')) === null) await check.locator('summary').first().click();
      await expect(check.locator('.check-happened b')).toHaveText(title);
      await expect(check.locator('.check-happened')).toContainText(says);
      const line = goTo && text.split('\n').findIndex((one) => one.includes(goTo.line)) + 1;
      const button = goTo?.button.replace('LINE', String(line)) ?? '';
      await follow(page, check.locator('.check-happened'), goTo && { ...goTo, button });
    });
  }
});

test('a lab that breaks is our fault, never the learner’s, and can be tried again', { tag: '@all' }, async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/This part of the lab is broken/);
  const broken = 'throw new Error("This part of the lab is broken.");';
  await page.route('**/assets/**learner*', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: broken }),
  );
  await openExercise(page, server.url, exercise);
  await write(page, await textOf('solution.ts', exercise));
  await run(page);
  await expect(verdict(page, 'It could not be judged')).toBeVisible(patient);
  const told = page.getByRole('alert');
  await expect(told.locator('b')).toHaveText('Our grader broke: not your fault.');
  await expect(told).toContainText('Your text is safe and was not judged. Run it again');
  await expect(told.getByRole('button', { name: /^Go to line/ })).toHaveCount(0);
  await page.unrouteAll();
  await page.reload();
  await editor(page).click();
  await run(page);
  await expect(verdict(page, 'Solved')).toBeVisible(patient);
});
