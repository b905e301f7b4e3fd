import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { spawnServer } from '../testing/spawn-server.ts';
import { askMemory, TELLING } from './ask-memory.ts';

const MB = 1024 * 1024;

/** Holds more and more, and leaves more garbage still. */
const program = `
const held = [];
setInterval(() => undefined, 60_000);
process.prependListener('SIGUSR2', () => {
  held.push(Buffer.alloc(4 * ${MB}), Array.from({ length: 100_000 }, (_, n) => ({ n })));
  for (let n = 0; n < 5; n += 1) Array.from({ length: 100_000 }, (_, n) => ({ n }));
});
console.log('{"msg":"started","port":1}');
`;

async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'coat-check-memory-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'program.mjs'), program);
  const started = spawnServer(TELLING, join(folder, 'program.mjs'));
  onTestFinished(async () => {
    started.signal('SIGKILL');
    await started.ended;
  });
  return started.opened;
}

it('counts what is held, within the heap and outside of it, and no garbage', async () => {
  const measured = await setup();
  const figures = [await askMemory(measured), await askMemory(measured), await askMemory(measured)];
  const more = figures.slice(1).map(({ held }, index) => (held - (figures[index]?.held ?? 0)) / MB);
  // 4 MB outside, and within 100,000 objects of 24 bytes or a little more with 8 for the place of each.
  for (const each of more) {
    expect(each).toBeGreaterThan(6.5);
    expect(each).toBeLessThan(9);
  }
});

it('says so when the process ends instead', async () => {
  const measured = await setup();
  measured.signal('SIGKILL');
  await measured.ended;
  await expect(askMemory(measured)).rejects.toThrow(/ended with SIGKILL/);
});
