import { readdirSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from './find-program.mjs';

/**
 * A Firefox on this machine.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findFirefox(env = process.env) {
  return findProgram(['firefox-esr', 'firefox'], env);
}

/**
 * What it takes to drive WebKit: its driver, the small browser that comes with WebKitGTK, and a screen that nobody sees.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [libraries] where Debian keeps them
 * @returns {{ driver: string, browser: string, screen: string } | null} null when any of them is missing
 */
export function findWebKit(env = process.env, libraries = '/usr/lib') {
  const driver = findProgram(['WebKitWebDriver'], env);
  const browser = findProgram(miniBrowsers(libraries), env);
  const screen = findProgram(['Xvfb'], env);
  return driver && browser && screen ? { driver, browser, screen } : null;
}

/**
 * `<machine>/webkit2gtk-<version>/MiniBrowser`, the newest first.
 * @param {string} libraries
 */
function miniBrowsers(libraries) {
  const within = (/** @type {string} */ folder) => list(folder).map((name) => path.join(folder, name));
  return within(libraries)
    .filter((folder) => /-linux-gnu/.test(folder))
    .flatMap(within)
    .filter((folder) => /\/webkit2?gtk-[\d.]+$/.test(folder))
    .sort()
    .reverse()
    .map((folder) => path.join(folder, 'MiniBrowser'));
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
