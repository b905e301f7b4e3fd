import puppeteer, { type ElementHandle } from 'puppeteer-core';
import { type Engine, patienceMs, windowSize } from './engine.ts';
import { findNamed, paste, readLabels, readTexts } from './in-page.ts';

/** Firefox without a window, driven by WebDriver BiDi. */
export async function openFirefox(program: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    defaultViewport: windowSize,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(patienceMs);
  return {
    async open(address) {
      await page.goto(address, { waitUntil: 'domcontentloaded' });
    },
    address: async () => page.evaluate(() => location.href),
    async press(name) {
      // Asked again and again from here: Puppeteer's own waiting makes a function of text in the page, which its policy forbids.
      const until = Date.now() + patienceMs;
      const find = async () =>
        (await page.evaluateHandle(findNamed, name)).asElement() as ElementHandle<Element> | null;
      let element = await find();
      while (!element && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        element = await find();
      }
      if (!element) throw new Error(`Could not press ${name}: nothing of that name came.`);
      await element.click();
    },
    read: (selector) => page.evaluate(readTexts, selector),
    labels: (selector) => page.evaluate(readLabels, selector),
    async write(editor, text) {
      await (await page.waitForSelector(editor))?.click();
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.evaluate(paste, text);
    },
    close: () => browser.close(),
  };
}
