import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findMissingEngines } from './ensure-engines.mjs';

/** A machine that has these programs only. */
async function setup(...programs: string[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of programs) await writeFile(path.join(folder, name), '', { mode: 0o755 });
  return findMissingEngines({ PATH: folder }).map(({ name }) => name);
}

it('misses both engines where neither is', async () => {
  expect(await setup()).toEqual(['Firefox', 'WebKit']);
});

it.each(['firefox-esr', 'firefox'])('takes %s for Firefox', async (program) => {
  expect(await setup(program)).toEqual(['WebKit']);
});

it('wants a screen for WebKit, which has no way to run without one', async () => {
  expect(await setup('firefox', 'WebKitWebDriver')).toEqual(['WebKit']);
  expect(await setup('firefox', 'WebKitWebDriver', 'Xvfb')).toEqual([]);
});
