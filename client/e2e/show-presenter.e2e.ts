import { changeShow } from '#shared/show/change-show.ts';
import { writeShowFile } from '#shared/show/show-file.ts';
import { toShow } from '#shared/show/to-show.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { expect, type Page, test } from './fixtures.ts';

const count = (page: Page) => page.locator('.timeline-count');
const onStage = (laptop: Page) => laptop.getByRole('region', { name: 'On the stage' });
const notes = (laptop: Page) => laptop.getByRole('region', { name: 'Notes' });
const begin = (stage: Page) => stage.getByRole('button', { name: 'Begin' });

/** Presses the key that opens the presenter's window. */
async function openLaptop(stage: Page): Promise<Page> {
  const [laptop] = await Promise.all([stage.waitForEvent('popup'), stage.keyboard.press('n')]);
  await expect(laptop.getByRole('status', { name: 'The stage' })).toContainText('On the stage');
  return laptop;
}

test('a show that is shipped is presented from a window of one’s own, which has the same cursor', async ({
  page: stage,
  server,
}) => {
  await stage.goto(new URL('shows/the-stolen-ticket', server.url).href);
  await expect(begin(stage)).toBeFocused();
  const laptop = await openLaptop(stage);
  await expect(begin(stage)).toBeVisible();
  await expect(notes(laptop)).toContainText('Chapter 1 of');
  // The first press takes the title away, and skips nothing.
  await laptop.keyboard.press('PageDown');
  await expect(begin(stage)).toHaveCount(0);
  await expect(count(stage)).toHaveText(/^1 of /);
  await onStage(laptop).getByRole('button', { name: 'Next arrow' }).click();
  await expect(count(stage)).toHaveText(/^2 of /);
  await stage.keyboard.press('PageDown');
  await expect(onStage(laptop)).toContainText(/Now 3 of \d+/);
  await expect(onStage(laptop).getByRole('button', { name: 'Hold' })).toHaveCount(0);

  await laptop.keyboard.press('b');
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toBeVisible();
  await stage.reload();
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toBeVisible();
  // The stage has left, and is back.
  await expect(laptop.getByRole('status', { name: 'The stage' })).toContainText('The stage is black');
  await laptop.keyboard.press('b');
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toHaveCount(0);
  await laptop.keyboard.press('PageDown');
  await expect(count(stage)).toHaveText(/^4 of /);
  // Another chapter has other notes.
  await laptop.keyboard.press('Shift+PageDown');
  await expect(notes(laptop)).toContainText('Chapter 2 of');

  await stage.goto(new URL('shows/two-cloakrooms', server.url).href);
  await expect(laptop.getByRole('status', { name: 'The stage' })).toContainText('No stage is open');
});

test('a show of one’s own shows its notes, questions and votes on the laptop and none of them on the stage', async ({
  page: stage,
  server,
}) => {
  const trace = { dropped: 0, events: [...lookupExchange(loginExchange(createTraceBuilder())).events] };
  const vote = { after: 2, text: 'Who answers?', options: ['The server', 'The rack'], counts: [4, 17] };
  const show = [
    { type: 'notes', at: 0, notes: 'Wait for an answer.' } as const,
    { type: 'ask', at: 0, before: 3, question: 'What does the rack say?' } as const,
  ].reduce(changeShow, toShow('Two visits', trace.events, [vote]));
  await stage.goto(new URL('trace/stage', server.url).href);
  await stage.getByLabel('A show, or a trace').setInputFiles({
    name: 'two.show.json',
    mimeType: 'application/json',
    buffer: Buffer.from(writeShowFile({ trace, show })),
  });
  await expect(begin(stage)).toBeFocused();
  const laptop = await openLaptop(stage);
  await expect(notes(laptop)).toContainText('Wait for an answer.');
  await laptop.keyboard.press('PageDown');
  await laptop.keyboard.press('PageDown');
  await expect(count(stage)).toHaveText(/^2 of /);
  await expect(notes(laptop)).toContainText('The room is asked: What does the rack say?');
  await expect(notes(laptop).getByRole('list', { name: 'What was said' })).toContainText('17');
  await expect(stage.getByText('Wait for an answer.')).toHaveCount(0);
  await expect(stage.getByRole('list', { name: 'What was said' })).toHaveCount(0);
});
