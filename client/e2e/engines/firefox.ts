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
      const found = await page.waitForFunction(findNamed, {}, name);
      const element = found.asElement() as ElementHandle<Element> | null;
      await element?.click();
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
