import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { drawnArrows, seeConnected } from './lesson-page.ts';
import { logInFromOutside, openSandbox } from './sandbox.ts';

/** Opens a sandbox's stage, where something has happened already, and waits for its picture. */
export async function openStage(page: Page, url: string): Promise<void> {
  await page.goto(`${url}stage`);
  await seeConnected(page);
  await expect.poll(async () => (await drawnArrows(page)).length).toBeGreaterThan(0);
}

/** Opens the stage of a new sandbox, where somebody has logged in so many times. */
export async function openStageAfterLogins(page: Page, address: string, times = 1) {
  const sandbox = await openSandbox(address);
  for (let done = 0; done < times; done += 1) await logInFromOutside(sandbox.url);
  await openStage(page, sandbox.url);
  return sandbox;
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
