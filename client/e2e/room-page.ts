import type { Locator, Page } from '@playwright/test';
import { seeConnected } from './lesson-page.ts';

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Which event a timeline shows, and of how many. */
export const shownOf = (page: Page): Locator => page.locator('.timeline-count');

/** The part of the desk that is about the room. */
export const roomCard = (page: Page): Locator => page.getByRole('region', { name: 'A room that looks on' });

/** Opens the desk of a stage, and a room there. @returns its code */
export async function openRoom(stage: Page): Promise<string> {
  await stage.getByRole('button', { name: 'Desk' }).click();
  await roomCard(stage).getByRole('button', { name: 'Open a room' }).click();
  return ((await roomCard(stage).locator('.room-code').textContent()) ?? '').replace('-', '');
}

/** Opens a sandbox's stage, and a room at its desk. @returns the room's code */
export async function openRoomOnStage(stage: Page, sandboxUrl: string): Promise<string> {
  await stage.goto(`${sandboxUrl}stage`);
  await seeConnected(stage);
  return openRoom(stage);
}
