import { expect, type Page } from '@playwright/test';

export type Drawn = { number: number; label: string };

const openPictures = '.diagram-chapter:not([hidden]) svg';

/** Every arrow and note that is drawn as an event in the open chapters, from top to bottom: its number, and what a screen reader hears. */
export function drawn(page: Page): Promise<Drawn[]> {
  return page.locator(`${openPictures} [role="button"][data-of]`).evaluateAll((parts) =>
    parts.map((part) => ({
      number: Number(part.getAttribute('data-of')),
      label: part.getAttribute('aria-label') ?? '',
    })),
  );
}

/** The numbers of the arrows in the drawn SVG itself, by Mermaid's own marks, in the open chapters. */
export function drawnArrows(page: Page): Promise<number[]> {
  return page
    .locator(`${openPictures} [data-et="message"]`)
    .evaluateAll((arrows) => arrows.map((arrow) => Number(arrow.getAttribute('data-event'))));
}

/** The same through the whole trace: what is folded opens as the cursor comes to it. Leads back to live. */
export const allArrows = (page: Page): Promise<number[]> => throughout(page, () => drawnArrows(page), String);

/** What is drawn through the whole trace. Leads back to live. */
export const allDrawn = (page: Page): Promise<Drawn[]> =>
  throughout(
    page,
    () => drawn(page),
    ({ number }) => String(number),
  );

/** Clicks on the first arrow or note that reads like this, wherever in the trace it is. */
export async function clickDrawn(page: Page, label: RegExp): Promise<void> {
  const wanted = (await allDrawn(page)).find((one) => label.test(one.label));
  if (!wanted) throw new Error(`Could not click on ${label}: nothing like it is drawn.`);
  await toTheFirst(page);
  const arrow = page.locator(`${openPictures} [role="button"][data-of="${wanted.number}"]`);
  const onwards = page.locator('.diagram-fold[data-run="after"]');
  while ((await arrow.count()) === 0) {
    await onwards.click();
    await seeAllDrawn(page);
  }
  await arrow.click();
}

const toTheFirst = async (page: Page) => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Home');
  // A key is pressed before the page has drawn what it does.
  const isEmpty = (await page.locator('.diagram svg [data-of]').count()) === 0;
  if (!isEmpty) await expect(page.locator('.diagram .is-selected').first()).toBeAttached();
};

const seeAllDrawn = (page: Page) =>
  expect(page.locator('.diagram-chapter:not([hidden], [data-state="drawn"])')).toHaveCount(0);

async function throughout<One>(
  page: Page,
  look: () => Promise<One[]>,
  nameOf: (one: One) => string,
): Promise<One[]> {
  const found = new Map<string, One>();
  const onwards = page.locator('.diagram-fold[data-run="after"]');
  await toTheFirst(page);
  for (let isThere = true; isThere; ) {
    await seeAllDrawn(page);
    for (const one of await look()) if (!found.has(nameOf(one))) found.set(nameOf(one), one);
    isThere = (await onwards.count()) > 0;
    if (isThere) await onwards.click();
  }
  await page.keyboard.press('l');
  return [...found.values()];
}

/** Waits until the diagram has an arrow or note that reads like this. */
export async function seeDrawn(page: Page, label: string | RegExp): Promise<void> {
  await expect(page.locator('.diagram').getByRole('button', { name: label }).first()).toBeVisible();
}

/** Opens a sandbox's first lesson and waits until its line to the server is up. */
export const openLesson = (page: Page, sandboxUrl: string, step = ''): Promise<void> =>
  openLessonAt(page, sandboxUrl, `the-coat-check/${step}`);

/** The same for any lesson, or a step of it: `closing-time/idle`. */
export async function openLessonAt(page: Page, sandboxUrl: string, place: string): Promise<void> {
  await page.goto(new URL(`lessons/${place}`, sandboxUrl).href);
  await seeConnected(page);
}

/** Waits until the line to the server is up. */
export function seeConnected(page: Page): Promise<void> {
  return seeLine(page, 'connected');
}

/** Waits until the page says so of its line to the server. */
export async function seeLine(page: Page, line: 'connected' | 'asking' | 'reconnecting'): Promise<void> {
  await expect(page.getByRole('status', { name: 'Connection' })).toHaveAttribute('data-line', line);
}

/** The open stub of the roll. */
const openBeat = (page: Page) => page.locator('.beat');
/** The button that stands at its foot, whatever it says at the moment. */
const mainButton = (page: Page) => openBeat(page).locator('.beat-foot .beat-main');

/**
 * Presses the button of one of the step's beats, and waits until its arrows are drawn, the last of them with this status.
 * What stands before it in the roll is done first, as a learner has to.
 */
export async function act(page: Page, name: string, answer?: number): Promise<void> {
  const button = openBeat(page).getByRole('button', { name, exact: true });
  await expect(mainButton(page)).toBeVisible();
  for (let beats = 0; beats < 12 && !(await button.isVisible()); beats += 1) {
    const says = await mainButton(page).textContent();
    await mainButton(page).click();
    if (says !== 'Next') await seeBeatDone(page);
  }
  await button.click();
  // A switch is under way nowhere: whoever goes on at once would press what comes after it, and take it for this.
  if (answer === undefined) await expect(openBeat(page)).not.toHaveAttribute('data-state', 'before');
  await seeAnswered(page, answer);
}

/** Does one of the step's beats once more, that has been done. */
export async function again(page: Page, name: string, answer?: number): Promise<void> {
  const folded = page.locator('.roll-done').filter({ hasText: name });
  if (await folded.isVisible()) await folded.click();
  await openBeat(page).getByRole('button', { name: 'Again', exact: true }).click();
  await seeAnswered(page, answer);
}

async function seeAnswered(page: Page, answer: number | undefined): Promise<void> {
  await expect(openBeat(page)).not.toHaveAttribute('data-state', 'during', { timeout: 30_000 });
  if (answer === undefined) return;
  await expect(openBeat(page).getByRole('status', { name: 'Result' })).toContainText(String(answer));
}

/** Waits until all that the open beat waits for has been drawn. */
export async function seeBeatDone(page: Page): Promise<void> {
  await expect(openBeat(page)).toHaveAttribute('data-state', 'after', { timeout: 30_000 });
}

/** Goes on to the step with this heading, past what there is to read or to answer before it. */
export async function goOn(page: Page, heading: string): Promise<void> {
  const onward = page.getByRole('link', { name: /^(Next step|Finish the lesson)$/ });
  for (let beats = 0; beats < 12 && !(await onward.isVisible()); beats += 1) {
    await expect(mainButton(page)).toHaveText(/^(Next|Next step|Finish the lesson)$/);
    if (!(await onward.isVisible())) await mainButton(page).click();
  }
  await onward.click();
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

/**
 * Opens a panel, wherever the panels stand or are out of the way, and waits until the one before it is gone: for some frames the
 * page holds both.
 */
export async function openPanel(page: Page, name: 'Wire' | 'Jar' | 'Store' | 'Code' | 'Desk'): Promise<void> {
  const tab = page.getByRole('tab', { name, exact: true });
  const strip = page.getByRole('group', { name: 'Look inside' }).getByRole('button', { name, exact: true });
  const sheet = page.getByRole('button', { name: 'Look inside', exact: true });
  await expect(tab.or(strip).or(sheet).first()).toBeVisible();
  if (!(await tab.isVisible())) await strip.or(sheet).filter({ visible: true }).first().click();
  await tab.click();
  await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('tabpanel')).toHaveCount(1);
}

/** Shuts the drawer of panels, so that what is beneath it can be reached. */
export async function closePanels(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close the drawer' }).click();
  await expect(page.getByRole('tabpanel')).toHaveCount(0);
}
