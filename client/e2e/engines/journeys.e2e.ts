import { expect } from '@playwright/test';
import { textOf } from '../exercise-page.ts';
import { openSandbox, readTrace, sandboxIdOf } from '../sandbox.ts';
import type { Engine } from './engine.ts';
import { test } from './engine-fixtures.ts';

const arrows = '.diagram svg [role="button"][data-of]';
const hooks = '.scene [data-hook^="session:"]';
const patient = { timeout: 60_000 };

const like = (text: string | RegExp) =>
  typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text);

/** Waits until one of the elements reads like this. */
const see = (engine: Engine, selector: string, text: string | RegExp) =>
  expect.poll(() => engine.read(selector), patient).toContainEqual(like(text));

/** Waits until the diagram has an arrow or note that reads like this. */
const seeDrawn = (engine: Engine, label: string | RegExp, which = '') =>
  expect.poll(() => engine.labels(`${arrows}${which}`), patient).toContainEqual(like(label));

/** Presses the open beat's button, and waits until its last arrow is drawn, with this status. */
async function act(engine: Engine, name: string, answer: number): Promise<void> {
  await engine.press(name);
  await see(engine, '.beat[data-state="after"] [role="status"]', new RegExp(`\\b${answer}\\b`));
}

async function goOn(engine: Engine, heading: string): Promise<void> {
  await engine.press(heading === 'The coat check' ? 'Finish the lesson' : 'Next step');
  await see(engine, 'h1', heading);
}

test('does lesson one by clicking, from the entrance to the end', async ({ engine, server }) => {
  await engine.open(server.url);
  await engine.press('Start');
  await see(engine, 'h1', 'Hand in your coat');
  // Until then the page is still finding its places, and a mouse that is quicker misses the button.
  await see(engine, '[data-line="connected"]', 'Live');
  await act(engine, 'Try a wrong password', 401);
  await seeDrawn(engine, 'Server A answers Browser: 401 Unauthorized');
  await engine.press('Next');
  await act(engine, 'Hand in the coat', 200);
  await seeDrawn(engine, /Server A answers Browser: 20\d .* sets the cookie session_id$/);

  await goOn(engine, 'Look at your ticket');
  await engine.press('Let a script look for the cookie');
  await seeDrawn(engine, /reads document\.cookie and sees no cookie at all/);
  await goOn(engine, 'Show your ticket');
  await act(engine, 'Ask who I am', 200);
  await engine.press('Next');
  await act(engine, 'Open the dashboard', 200);
  await goOn(engine, 'Give it back');
  await act(engine, 'Log out', 204);
  await seeDrawn(engine, /clears the cookie session_id$/);
  await goOn(engine, 'Try the old ticket');
  await act(engine, 'Show the old ticket', 401);
  await goOn(engine, 'The coat check');

  const { events } = await readTrace(server.url, sandboxIdOf(await engine.address()));
  expect(events.at(-1)).toMatchObject({ type: 'response', status: 401 });
  // Of older chapters only what came of them is drawn.
  await see(engine, '.timeline-count', `${events.length} of ${events.length}`);
});

test('shows cloakroom and diagram on the stage, and goes back in time there', async ({ engine, server }) => {
  const { url } = await openSandbox(server.url);
  await engine.open(`${url}stage`);
  await see(engine, '.quiet-stage-title', /Who comes first\?$/);
  await engine.press('Log in');
  await seeDrawn(engine, /sets the cookie session_id$/);
  await expect.poll(() => engine.read(hooks)).toHaveLength(1);
  // The coat hangs before the last arrow has been played.
  await see(engine, '.timeline-count', '4 of 4');

  await engine.press('Event before');
  await engine.press('Event before');
  await see(engine, '.timeline-count', '2 of 4');
  await seeDrawn(engine, /Server A stores session/, '.is-selected');
  await expect.poll(() => engine.read(hooks)).toEqual([]);
  await engine.press('Diagram');
  await expect.poll(() => engine.read('.scene-picture')).toEqual([]);
});

test('judges an exercise: the starter not yet, and its solution in every check', async ({
  engine,
  server,
}) => {
  await engine.open(new URL('/exercises/httponly-cookie', server.url).href);
  await engine.press('Run the checks');
  await see(engine, '.verdicts h2', 'Not yet');
  await see(engine, '.check[data-check="cookie-httponly"] .check-status', 'Not yet');

  await engine.write('.exercise-editor [role="textbox"]', await textOf('solution.ts', 'httponly-cookie'));
  await engine.press('Run the checks');
  await see(engine, '.verdicts h2', 'Solved');
  expect(new Set(await engine.read('.check .check-status'))).toEqual(new Set(['Passed']));
});
