import { readdir } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { textOf } from '../exercise-page.ts';
import { serveStatic } from '../serve-static.ts';
import type { Engine } from './engine.ts';
import { test } from './engine-fixtures.ts';

/** A worker of its own is fetched and begun before anything is shown, on a machine that does much else. */
const patient = { timeout: 120_000 };

let host: Awaited<ReturnType<typeof serveStatic>>;
test.beforeEach(async () => {
  test.slow();
  host = await serveStatic();
});
test.afterEach(() => host.stop());

const see = (engine: Engine, selector: string, text: RegExp) =>
  expect.poll(() => engine.read(selector), patient).toContainEqual(expect.stringMatching(text));

/** Presses the open beat's button, and waits until its last arrow is drawn, with this status. */
async function act(engine: Engine, name: string, answer: number): Promise<void> {
  await engine.press(name);
  await see(engine, '.beat[data-state="after"] [role="status"]', new RegExp(`\\b${answer}\\b`));
}

async function goOn(engine: Engine, heading: RegExp, by = 'Next step'): Promise<void> {
  await engine.press(by);
  await see(engine, 'h1', heading);
}

test('does lesson one from files alone, from the entrance to the end', async ({ engine }) => {
  await engine.open(host.url);
  await engine.press('Start');
  await see(engine, 'h1', /^Hand in your coat$/);
  await see(engine, '[data-line="connected"]', /Live/);
  await act(engine, 'Try a wrong password', 401);
  await engine.press('Next');
  await act(engine, 'Hand in the coat', 200);
  await goOn(engine, /^Look at your ticket$/);
  await engine.press('Let a script look for the cookie');
  await goOn(engine, /^Show your ticket$/);
  await act(engine, 'Ask who I am', 200);
  await engine.press('Next');
  await act(engine, 'Open the dashboard', 200);
  await goOn(engine, /^Give it back$/);
  await act(engine, 'Log out', 204);
  await goOn(engine, /^Try the old ticket$/);
  await act(engine, 'Show the old ticket', 401);
  await goOn(engine, /^The coat check$/, 'Finish the lesson');
  expect(await engine.read('[data-line="connected"]')).toHaveLength(1);
});

test('plays a lab from files alone: without HttpOnly a script really finds the cookie', async ({
  engine,
}) => {
  await engine.open(new URL('lessons/the-number-in-the-hatband/', host.url).href);
  await see(engine, '[data-line="connected"]', /Live/);
  await act(engine, 'Hand in the coat', 200);
  await engine.press('Next');
  await engine.press('Leave HttpOnly out');
  await engine.press('Next');
  // The thief is let in with what the script has read: the cookie was really put into this browser.
  await act(engine, 'Log in, and let the script send it', 200);
  await expect
    .poll(() => engine.labels('.diagram svg [role="button"][data-of]'), patient)
    .toContainEqual(expect.stringMatching(/reads document\.cookie and sees session_id$/));
});

test('judges an exercise when the host is gone', async ({ engine }) => {
  await engine.open(new URL('exercises/httponly-cookie/', host.url).href);
  await engine.press('Run the checks');
  await see(engine, '.verdicts h2', /^Not yet$/);
  const assets = await readdir(new URL('../../../dist-static/assets', import.meta.url));
  const isMissing = (file: string) => !host.asked.has(`assets/${file}`);
  await expect.poll(() => assets.filter(isMissing), patient).toEqual([]);
  await expect.poll(() => host.asked.has('lab-frame.html'), patient).toBe(true);

  await host.kill();
  await engine.open(new URL('exercises/httponly-cookie', host.url).href);
  await engine.write('.exercise-editor [role="textbox"]', await textOf('solution.ts', 'httponly-cookie'));
  await engine.press('Run the checks');
  await see(engine, '.verdicts h2', /^Solved$/);
});
