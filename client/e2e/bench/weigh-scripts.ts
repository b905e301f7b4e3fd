import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** What all JavaScript may weigh, in KB, that comes before the first lesson can be used. */
export const scriptsBudget = 195;

/**
 * Weighs all JavaScript that the browser fetches from the entrance until the first lesson's first button can be pressed.
 * @returns kilobytes, each file by itself compressed with gzip, and how many files they are
 */
export async function weighScripts(page: Page, url: string): Promise<{ kilobytes: number; files: number }> {
  // By address: the sandbox is a document of its own, which finds the same scripts in the browser's cache.
  const scripts = new Set<string>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.add(response.url());
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.locator('.beat-main').first().waitFor();
  // Asked for once more: of what a document has left, the browser keeps no body.
  const texts = await Promise.all([...scripts].map(async (script) => (await fetch(script)).arrayBuffer()));
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  return { kilobytes: bytes / 1024, files: texts.length };
}
