import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { drawnArrows, seeConnected } from './lesson-page.ts';

/** Opens a sandbox's stage, where something has happened already, and waits for its picture. */
export async function openStage(page: Page, url: string): Promise<void> {
  await page.goto(`${url}stage`);
  await seeConnected(page);
  await expect.poll(async () => (await drawnArrows(page)).length).toBeGreaterThan(0);
}

/** The smallest text of the pictures, in pixels, and how much of the diagram is out of sight at its side. */
export const measureDiagram = (page: Page) =>
  page.locator('.diagram').evaluate((area) => ({
    text: Math.min(
      ...[...area.querySelectorAll<SVGTextElement>('.diagram-picture text')].map(
        (label) => Number.parseFloat(getComputedStyle(label).fontSize) * (label.getScreenCTM()?.d ?? 1),
      ),
    ),
    hidden: area.scrollWidth - area.clientWidth,
  }));
