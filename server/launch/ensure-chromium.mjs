import { aptInstall } from './apt-install.mjs';
import { findChromium } from './find-chromium.mjs';
import { Refusal } from './refusal.mjs';
import { runTool } from './run-tool.mjs';

/**
 * Finds a browser for the browser tests, or fetches one.
 * @returns {Promise<string>} its path
 * @throws {Refusal} when none can be had
 */
export async function ensureChromium() {
  if (process.env.CHROMIUM_PATH && !findChromium()) {
    throw new Refusal(
      `Could not use the browser of CHROMIUM_PATH: there is no program at ${process.env.CHROMIUM_PATH}. ` +
        'Correct the path, or unset it to let one be found.',
    );
  }
  const found = findChromium() ?? ((await aptInstall(['chromium'])) ? findChromium() : null);
  if (found) return found;

  console.log('Fetching a Chromium for the browser tests …');
  await runTool('@playwright/test', 'playwright', ['install', 'chromium']);
  const fetched = findChromium();
  if (fetched) return fetched;
  throw new Refusal(
    'Could not run the browser tests: there is no Chromium or Chrome on this machine, and none could be fetched. ' +
      'Install Chromium or Chrome (Debian, Ubuntu: sudo apt-get install chromium), or name one: CHROMIUM_PATH=/path/to/chrome npm test.',
  );
}
