import { ARROW_MS } from '../timeline/reveal.ts';
import { expect, type Page, test } from './fixtures.ts';
import { act, openPanel, seeConnected } from './lesson-page.ts';
import { logInFromOutside, openSandbox } from './sandbox.ts';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

/** What a page showed in one frame, whenever that changed: the numbers of its arrows, and what it says elsewhere. */
type Frame = {
  at: number;
  arrows: number[];
  /** Where the first arrow stands in the window, how far the diagram is scrolled, and where the picture ends, in CSS pixels. */
  place: { top: number; scrolled: number; end: number };
  unplayed: number;
  answer: string;
  shown: string;
  wire: string;
  heard: string;
};

/** Notes all that somebody sees from now on. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames: Frame[] = [];
    Object.assign(globalThis, { playedFrames: frames });
    const textOf = (selector: string) =>
      [...document.querySelectorAll(selector)]
        .map((part) => part.textContent)
        .join(' ')
        .trim();
    const look = (at: number) => {
      const arrows = [...document.querySelectorAll<SVGElement>('.diagram svg [role="button"][data-of]')]
        .filter((arrow) => arrow.checkVisibility({ visibilityProperty: true }))
        .map((arrow) => Number(arrow.dataset.of));
      const area = document.querySelector('.diagram');
      const first = area?.querySelector('[data-of="1"]')?.getBoundingClientRect();
      const picture = area?.querySelector('.diagram-picture')?.getBoundingClientRect();
      const frame = {
        at,
        arrows,
        place: { top: first?.top ?? 0, scrolled: area?.scrollTop ?? 0, end: picture?.bottom ?? 0 },
        unplayed: document.querySelectorAll('.diagram .is-unplayed').length,
        answer: textOf('.beat-result'),
        shown: textOf('.timeline-sentence'),
        wire: textOf('.wire h2'),
        heard: textOf('[role="log"]'),
      };
      const before = frames.at(-1);
      if (JSON.stringify({ ...before, at }) !== JSON.stringify(frame)) frames.push(frame);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const framesOf = (page: Page): Promise<Frame[]> =>
  page.evaluate(() => (globalThis as unknown as { playedFrames: Frame[] }).playedFrames);

/** When each number of arrows was first seen. */
const moments = (frames: readonly Frame[]): { count: number; at: number }[] => {
  const counts = frames.map(({ arrows, at }) => ({ count: arrows.length, at }));
  return counts.filter(({ count }, index) => count !== counts[index - 1]?.count && count > 0);
};

const visibleArrows = (page: Page) =>
  page.locator('.diagram svg [role="button"][data-of]').filter({ visible: true });

/** A lesson that begins with a login. */
const openLogin = async (page: Page, url: string) => {
  await page.goto(new URL('lessons/closing-time/', url).href);
  await seeConnected(page);
};

const open = async (page: Page, serverUrl: string) => {
  const { url } = await openSandbox(serverUrl);
  await openLogin(page, url);
  await page.waitForFunction(() => performance.getEntriesByName('coat-check:warm').length > 0);
  await watchFrames(page);
  return url;
};

test('what one does is drawn arrow by arrow, and no answer comes before its arrow', async ({
  page,
  server,
}) => {
  await open(page, server.url);
  await openPanel(page, 'Wire');
  await act(page, 'Hand in the coat', 200);
  // A word can stand in the page before the frame that notes it.
  await expect.poll(async () => (await framesOf(page)).at(-1)?.heard).toContain('Log in');
  const frames = await framesOf(page);
  const seen = moments(frames);
  expect(seen.map(({ count }) => count)).toEqual([1, 2, 3, 4]);
  for (const { arrows } of frames) expect(arrows).toEqual([1, 2, 3, 4].slice(0, arrows.length));
  // Each frame may be late on a busy machine, and then the next seems early.
  expect((seen.at(-1)?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThan(2 * ARROW_MS);
  for (const { arrows, answer, shown, wire } of frames) {
    if (arrows.length < 4) expect(answer).toBe('');
    const newest = arrows.at(-1) ?? 0;
    expect(Number(wire.match(/Event (\d+)/)?.[1] ?? 0)).toBeLessThanOrEqual(newest);
    if (arrows.length < 4) expect(shown).not.toContain('Server A answers');
  }
  // One sentence for all four, when the last is there.
  const heard = [...new Set(frames.map((frame) => frame.heard))];
  expect(heard).toEqual(['', 'Log in as ada: 4 arrows, answered 200 OK and sets the cookie session_id']);
  for (const frame of frames) if (frame.heard !== '') expect(frame.arrows).toHaveLength(4);
});

test('nothing moves while it is played, and its room is there as soon as all of it has come', async ({
  page,
  server,
}) => {
  await open(page, server.url);
  await act(page, 'Hand in the coat', 200);
  await expect.poll(async () => (await framesOf(page)).at(-1)?.arrows).toEqual([1, 2, 3, 4]);
  const played = (await framesOf(page)).filter(({ arrows }) => arrows.length > 0);
  expect(played[0]?.arrows).toEqual([1]);
  for (const { place } of played) expect(place).toMatchObject({ ...played[0]?.place, end: place.end });
  // The request alone may be there for some frames, and nothing yet of what answers it.
  const answered = played.filter(({ arrows }) => arrows.length > 1);
  for (const { place } of answered) expect(place.end).toBe(played.at(-1)?.place.end);
});

test('whoever will not wait sees all of it at Escape, or at any step along the film', async ({
  page,
  server,
}) => {
  await open(page, server.url);
  for (const [button, key] of [
    ['Hand in the coat', 'Escape'],
    ['Again', 'ArrowLeft'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.locator('.diagram .is-unplayed').first()).toBeAttached();
    await page.keyboard.press(key);
    await expect(page.locator('.diagram .is-unplayed')).toHaveCount(0);
  }
  await expect(page.locator('.timeline-bar')).toHaveAttribute('data-live', 'false');
  await page.keyboard.press('l');
  await expect(page.locator('.timeline-bar')).toHaveAttribute('data-live', 'true');
});

test('it can be skipped by one button too, which stands where the press was as long as something is played', async ({
  page,
  server,
}) => {
  await open(page, server.url);
  const skip = page.getByRole('button', { name: /Skip$/ });
  await expect(skip).toHaveCount(0);
  await page.getByRole('button', { name: 'Hand in the coat' }).click();
  await expect(skip).toHaveText(/^Arrow [1-4] of 4 ?Skip$/);
  await expect(skip).toHaveCount(1);
  await skip.press('Enter');
  await expect(visibleArrows(page)).toHaveCount(4);
  await expect(skip).toHaveCount(0);
});

test('what somebody else does comes whole, also in the midst of one’s own', async ({ page, server }) => {
  const url = await open(page, server.url);
  await logInFromOutside(url, { agent: 'curl/8.5.0' });
  await expect(visibleArrows(page)).toHaveCount(4);
  await expect(page.locator('.diagram .is-unplayed')).toHaveCount(0);
  const alone = await framesOf(page);
  expect(alone.filter(({ unplayed }) => unplayed > 0)).toEqual([]);

  // Whoever did it, the beat is done by it.
  await page.getByRole('button', { name: /^(Hand in the coat|Again)$/ }).click();
  const isPlaying = async () => (await framesOf(page)).some(({ unplayed }) => unplayed > 0);
  await expect.poll(isPlaying).toBe(true);
  await logInFromOutside(url, { agent: 'curl/8.5.0' });
  const seen = async () => {
    const later = (await framesOf(page)).slice(alone.length);
    return (number: number) => later.findIndex(({ arrows }) => arrows.includes(number));
  };
  await expect.poll(async () => (await seen())(12)).toBeGreaterThan(0);
  const at = await seen();
  // The last of one's own comes with theirs, and where there is no room for both its chapter folds as theirs opens.
  const own = [5, 6, 7].map(at);
  // On a busy machine two may come in one frame, but never all.
  expect(own, 'one’s own come one after another').toEqual(own.toSorted((a, b) => a - b));
  expect(new Set(own).size).toBeGreaterThan(1);
  const theirs = new Set([9, 10, 11, 12].map(at));
  expect(theirs.size, 'theirs come at once').toBe(1);
  expect(Math.min(...theirs), 'and not before one’s own').toBeGreaterThanOrEqual(Math.max(...own));
});

test('a second window plays nothing that is done in the first', async ({ page, server, context }) => {
  const url = await open(page, server.url);
  const second = await context.newPage();
  await openLogin(second, url);
  await watchFrames(second);
  await act(page, 'Hand in the coat', 200);
  await expect(visibleArrows(second)).toHaveCount(4);
  expect((await framesOf(second)).filter(({ unplayed }) => unplayed > 0)).toEqual([]);
});

test.describe('for whoever wants no motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('all arrows of an action come at once, and its answer not before them', async ({ page, server }) => {
    await open(page, server.url);
    await act(page, 'Hand in the coat', 200);
    const frames = await framesOf(page);
    expect(moments(frames).at(-1)?.count).toBe(4);
    expect(frames.filter(({ unplayed }) => unplayed > 0)).toEqual([]);
    for (const { arrows, answer } of frames) if (arrows.length < 4) expect(answer).toBe('');
  });
});
