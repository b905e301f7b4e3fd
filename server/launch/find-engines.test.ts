import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findFirefox, findWebKit } from './find-engines.mjs';

/** A machine that has these programs only. */
async function setup(...programs: string[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of programs) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), '', { mode: 0o755 });
  }
  return { folder, env: { PATH: folder }, libraries: path.join(folder, 'lib') };
}

it.each(['firefox-esr', 'firefox'])('takes %s for Firefox', async (program) => {
  const { folder, env } = await setup(program);
  expect(findFirefox(env)).toBe(path.join(folder, program));
});

it('finds no Firefox where there is none', async () => {
  expect(findFirefox((await setup('chromium')).env)).toBeNull();
});

const driver = 'WebKitWebDriver';
const older = 'lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser';
const newer = 'lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

it('finds the newest browser of WebKitGTK, with its driver and a screen', async () => {
  const { folder, env, libraries } = await setup(driver, 'Xvfb', older, newer);
  expect(findWebKit(env, libraries)).toEqual({
    driver: path.join(folder, driver),
    browser: path.join(folder, newer),
    screen: path.join(folder, 'Xvfb'),
  });
});

it.each([
  ['the driver', ['Xvfb', newer]],
  ['a screen, which it cannot run without', [driver, newer]],
  ['the browser', [driver, 'Xvfb']],
])('has no WebKit without %s', async (_what, programs) => {
  const { env, libraries } = await setup(...programs);
  expect(findWebKit(env, libraries)).toBeNull();
});
