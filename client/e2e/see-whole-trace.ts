import { expect, type Page } from '@playwright/test';
import { allArrows } from './lesson-page.ts';
import { readTrace } from './sandbox.ts';

/** Waits until every event of the trace is drawn as an arrow, once and in order. */
export async function seeWholeTrace(page: Page, serverUrl: string, id: string): Promise<void> {
  const { events } = await readTrace(serverUrl, id);
  const numbers = events.filter(({ type }) => type !== 'note').map(({ number }) => number);
  expect(numbers).not.toEqual([]);
  await expect.poll(() => allArrows(page)).toEqual(numbers);
}
