import { crowdedStory } from './crowded-story.ts';
import { findFaults } from './find-faults.ts';
import { expect, test } from './fixtures.ts';
import { openLesson } from './lesson-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

const sizes = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 1280, height: 720, colorScheme: 'light' },
  { width: 1920, height: 1080, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
] as const;

for (const { width, height, colorScheme } of sizes) {
  const tag = width === 1440 && colorScheme === 'light' ? [] : ['@all'];
  test(`nothing overlaps, and no line runs through words, at ${width} px, ${colorScheme}`, { tag }, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const { id, url } = await openSandbox(server.url);
    const faults = new Map<string, number>();
    const lanes = new Set<number>();
    let seen = 0;
    for (const act of crowdedStory(page, server.url, id, url)) {
      await act();
      const { events } = await readTrace(server.url, id);
      const news = events.slice(seen);
      await openLesson(page, url, `?event=${news[0]?.number}`);
      for (const { number } of news) {
        if (number !== news[0]?.number) await page.keyboard.press('ArrowRight');
        for (const fault of await page.evaluate(findFaults, number))
          if (!faults.has(fault)) faults.set(fault, number);
        lanes.add(await page.locator('.diagram-heads li').count());
      }
      seen = events.length;
    }
    expect([...faults].map(([fault, at]) => `${at}: ${fault}`)).toEqual([]);
    expect([...lanes].sort()).toEqual(width < 480 ? [3, 4] : [3, 4, 5]);
  });
}
