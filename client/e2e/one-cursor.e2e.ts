import type { TraceEvent } from '#shared/trace/event.ts';
import { codeMoment } from '#shared/wire/code-moment.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import type { World } from '#shared/world/world.ts';
import { expect, type Page, test } from './fixtures.ts';
import { openPanel } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

/** Somebody at a terminal, so that the story does not depend on the page under test. */
function terminal(address: string) {
  let cookie = '';
  return async (route: string, body?: unknown) => {
    const [method = '', path = ''] = route.split(' ');
    const answer = await fetch(`${address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'user-agent': 'curl/8.5.0',
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : null,
    });
    const set = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (set !== undefined) cookie = set.endsWith('=') ? '' : set;
  };
}

async function tellStory(address: string, atLeast: number, count: () => Promise<number>): Promise<void> {
  const curl = terminal(address);
  while ((await count()) < atLeast) {
    await curl('POST api/login', { username: 'ada', password: 'wrong' });
    await curl('POST api/login', { username: 'ada', password: 'poetical-science' });
    await curl('GET api/protected');
    await curl('GET dashboard');
    await curl('POST api/logout');
    await curl('GET dashboard');
    await curl('POST api/login', { username: 'grace', password: 'nanosecond' });
  }
}

/** Five different numbers from a fixed seed: random, and the same again when a run has to be repeated. */
function someNumbers(last: number, seed: number): number[] {
  const numbers = new Set<number>();
  for (let state = seed; numbers.size < 5; ) {
    state = (state * 48271) % 2147483647;
    numbers.add(1 + (state % last));
  }
  return [...numbers];
}

const sessionKeys = (world: World) => [...world.keys.keys()].filter((key) => key.startsWith('session:'));

async function agrees(page: Page, events: readonly TraceEvent[], number: number): Promise<void> {
  const world = foldWorld(events, number);
  const event = events.find((one) => one.number === number);

  await expect(page.locator('.diagram .is-selected[data-of]').first()).toHaveAttribute(
    'data-of',
    String(number),
  );

  await openPanel(page, 'Jar');
  const cookies = [...world.jars.values()].flatMap((jar) => jar.cookies.map(({ value }) => value));
  await expect(page.locator('.cookie-value')).toHaveText(cookies);

  await openPanel(page, 'Store');
  await expect(page.locator('.rack-rail .hook-key')).toHaveText(sessionKeys(world));

  const hooks = page.locator('.scene [data-hook]');
  await expect(hooks).toHaveCount(sessionKeys(world).length);
  for (const key of sessionKeys(world))
    await expect(page.locator(`.scene [data-hook="${key}"]`)).toHaveCount(1);

  await openPanel(page, 'Code');
  const { line } = codeMoment(events, number);
  const marked = page.locator('.code-line-marked');
  if (line === null) await expect(marked).toHaveCount(0);
  else {
    await expect(page.getByText(`${line.file}, line ${line.line}`)).toBeVisible();
    await expect(marked).toHaveCount(1);
  }
  if (event?.type === 'store-command') {
    const [command] = event.commands;
    await expect(page.locator('.code-call-asked').first()).toContainText(
      `${command?.name} ${command?.args[0]}`,
    );
  }
}

test('at any cursor, diagram, jar, store, code and scene show one and the same instant', {
  tag: '@all',
}, async ({ page, server }) => {
  const { id, url } = await openSandbox(server.url);
  const count = async () => (await readTrace(server.url, id)).events.length;
  await tellStory(url, 60, count);
  const { events } = await readTrace(server.url, id);

  for (const number of someNumbers(60, 20_261_122)) {
    await page.goto(`${url}lessons/the-coat-check/hand-in?event=${number}`);
    await agrees(page, events, number);
  }

  // What the code panel marks is the line itself, not a line near it.
  const command = events.find(({ type }) => type === 'store-command')?.number ?? 0;
  await page.goto(`${url}lessons/the-coat-check/hand-in?event=${command}`);
  await openPanel(page, 'Code');
  await expect(page.locator('.code-line-marked')).toContainText('.setex(');
});

test('reloading keeps the cursor, and what happens meanwhile does not move it', async ({ page, server }) => {
  const { id, url } = await openSandbox(server.url);
  const curl = terminal(url);
  await curl('POST api/login', { username: 'ada', password: 'poetical-science' });
  await page.goto(`${url}lessons/the-coat-check/hand-in?event=2`);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline).toContainText('2 of 4');

  await curl('GET api/protected');
  await expect(timeline).toContainText('2 of 8');
  await expect(timeline).toContainText('4 new');
  await page.reload();
  await expect(timeline).toContainText('2 of 8');

  await page.getByRole('button', { name: 'Back to live' }).click();
  await expect(timeline).toContainText('8 of 8');
  await expect(page).toHaveURL(/hand-in$/);
  expect((await readTrace(server.url, id)).events).toHaveLength(8);
});
