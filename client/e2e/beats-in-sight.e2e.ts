import { expect, type Page, test } from './fixtures.ts';
import { seeBeatDone, seeConnected } from './lesson-page.ts';
import { lessonFolders, readLesson } from './read-lessons.ts';
import { openSandbox, readTrace } from './sandbox.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
  { width: 390, height: 664 },
];

/** A lesson, a lab and the longest; the others are tried before a release. */
const usual = ['01-the-coat-check', '08-the-torn-stub', '11-the-sealed-letter'];

const mainButton = '.beat .beat-foot .beat-main';
const arrows = '.diagram svg [role="button"][data-of]';
/** What belongs together once an arrow is drawn: the newest of them, the cloakroom, and where the button was. */
const together = [arrows, '.diagram .scene', '.beat-foot'];

for (const size of sizes) {
  for (const folder of lessonFolders) {
    const name = `${size.width}×${size.height}`;
    const tag = size.width === 1440 && usual.includes(folder) ? [] : ['@all'];
    test(`in each beat of ${folder} button, cloakroom and arrow are in sight at ${name}`, { tag }, async ({
      page,
      server,
      consoleWatch,
    }) => {
      test.setTimeout(240_000);
      // A store that is down, and a foreign page's link that is refused in its own window.
      consoleWatch.allow(/Failed to load resource: .* (404|503)/);
      await page.setViewportSize(size);
      const { slug, steps } = await readLesson(folder);
      const { id, url } = await openSandbox(server.url);
      const lastNumber = async () => (await readTrace(server.url, id)).events.at(-1)?.number ?? 0;
      await page.goto(new URL(`lessons/${slug}/`, url).href);
      await seeConnected(page);
      for (const { title, beats } of steps) {
        await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
        for (const [place, { actions }] of beats.entries()) {
          if (actions.length > 0) await pressAndSee(page, await lastNumber());
          const isLast = place === beats.length - 1;
          await expect(page.locator(mainButton)).toHaveText(
            isLast ? /^(Next step|Finish the lesson)$/ : 'Next',
          );
          await seeInSight(page, [mainButton]);
          await page.locator(mainButton).click();
        }
      }
      await expect(page.getByText(/^(Lesson finished|Mistake mended)$/)).toBeVisible();
    });
  }
}

/**
 * Presses a beat's one button as it stands there, and sees its first arrow, and then its last, from the same place.
 * @param before the number of the newest event so far
 */
async function pressAndSee(page: Page, before: number): Promise<void> {
  await seeInSight(page, [mainButton]);
  await page.locator(mainButton).click();
  await expect.poll(() => page.evaluate(tellNewest, arrows)).toBeGreaterThan(before);
  await seeInSight(page, together);
  await seeBeatDone(page);
  await seeInSight(page, together);
}

/** Waits until these are in sight, all at one moment, without anybody scrolling. */
const seeInSight = (page: Page, places: readonly string[]): Promise<void> =>
  expect
    .poll(() => page.evaluate(tellHidden, places), places.join(', '))
    .toEqual(places.map((place) => `${place}: in sight`));

/** Runs in the page. The number of the newest arrow or note that is not still to be played. */
function tellNewest(arrows: string): number {
  const shown = [...document.querySelectorAll(arrows)].filter(
    (arrow) => getComputedStyle(arrow).visibility === 'visible',
  );
  return Math.max(0, ...shown.map((arrow) => Number(arrow.getAttribute('data-of'))));
}

/** Runs in the page. How much of each place nobody sees, of several there the newest: a hair may be lost to rounding. */
async function tellHidden(places: readonly string[]): Promise<string[]> {
  const numberOf = (element: Element) => Number(element.getAttribute('data-of'));
  const tell = async (element: Element | undefined): Promise<string> => {
    if (!element) return 'not there';
    const shown = await new Promise<number>((resolve) => {
      const observer = new IntersectionObserver(([entry]) => {
        observer.disconnect();
        resolve(entry?.intersectionRatio ?? 0);
      });
      observer.observe(element);
    });
    const percent = Math.round(shown * 100);
    if (percent < 98) return `${percent} % of it in sight`;
    const { left, top, width, height } = element.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    const isFree = element.contains(above) || above?.contains(element);
    return isFree ? 'in sight' : `beneath ${above?.outerHTML.slice(0, 60)}`;
  };
  return Promise.all(
    places.map(async (place) => {
      const [newest] = [...document.querySelectorAll(place)]
        .filter((element) => getComputedStyle(element).visibility === 'visible')
        .sort((one, other) => numberOf(other) - numberOf(one));
      return `${place}: ${await tell(newest)}`;
    }),
  );
}
