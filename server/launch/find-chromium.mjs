import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { findProgram } from './find-program.mjs';

/**
 * A Chromium or Chrome on this machine, to be driven without a window: `CHROMIUM_PATH` first, then the usual places, then what Playwright once fetched.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return findProgram([env.CHROMIUM_PATH], env);
  return findProgram([...shells, ...usualPlaces(env), ...playwrightsOwn(env)], env);
}

/**
 * One with a window and preferences, for what a shell has not; any where there is no other.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findWholeChromium(env = process.env) {
  return findProgram([...usualPlaces(env), ...playwrightsOwn(env)], env) ?? findChromium(env);
}

/** The same engine without a browser's own window: a test in it takes three quarters of the time. */
const shells = ['chromium-headless-shell'];

/** @param {NodeJS.ProcessEnv} env */
function usualPlaces(env) {
  const windows = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
  return [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...windows.filter(Boolean).map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
    ...windows.filter(Boolean).map((folder) => `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`),
  ];
}

/** @param {NodeJS.ProcessEnv} env */
function playwrightsOwn(env) {
  const caches = [
    env.PLAYWRIGHT_BROWSERS_PATH,
    path.join(homedir(), '.cache', 'ms-playwright'),
    path.join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    env.LOCALAPPDATA && path.join(env.LOCALAPPDATA, 'ms-playwright'),
  ];
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  return caches
    .flatMap((cache) => (cache ? builds(cache) : []))
    .flatMap((build) => inside.map((file) => path.join(build, file)));
}

/**
 * @param {string} cache
 * @returns {string[]} newest first
 */
function builds(cache) {
  try {
    const names = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
    return names
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .map((name) => path.join(cache, name));
  } catch {
    return [];
  }
}
