import { percentile } from '../../server/bench/budget.ts';
import { textOf } from './exercise-page.ts';
import { expect, type Page, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';
import { uselessWith } from './useless-app.ts';
import { openWire } from './wire.ts';

const exercise = 'httponly-cookie';
const readSolution = () => textOf('solution.ts', exercise);

test('ends an endless loop in time, and the page answers a click meanwhile', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const text = (await readSolution()).replace(/app\.post\('\/api\/logout'[^{]*\{/, '$& for (;;) {}');
  const running = lab.run(exercise, text);
  expect(await slowClick(page, running)).toBeLessThan(200);
  const { result } = await running;
  const logout = result.checks.find(({ id }) => id === 'logout-deletes');
  expect(logout).toMatchObject({ status: 'fail', fault: 'time-out' });
  expect(logout?.durationMs).toBeLessThan(6000);
  expect(result.checks.find(({ id }) => id === 'login-wrong-password')?.status).toBe('pass');
});

test('keeps a little of a million printed lines', async ({ page, server }) => {
  const lab = await openLab(page, server.url);
  const text = `for (let n = 0; n < 1_000_000; n += 1) console.log('line', n);\n${await readSolution()}`;
  const running = lab.run(exercise, text);
  expect(await slowClick(page, running)).toBeLessThan(200);
  const { result } = await running;
  expect(result.status).toBe('pass');
  expect(result.printed).toContain('line 1\n');
  expect(result.printed.length).toBeLessThan(70_000);
});

const bombs = {
  arrays: 'const held = []; for (;;) held.push(new Array(1e6).fill(1.5));',
  buffers: 'const held = []; for (;;) held.push(new Uint8Array(5e7).fill(1));',
};
for (const [name, code] of Object.entries(bombs)) {
  test(`loses neither page nor lab to a bomb of ${name}`, { tag: '@all' }, async ({
    page,
    server,
    consoleWatch,
  }) => {
    consoleWatch.allow(/memory|crash/i);
    // Where memory is short the frame's process dies before its time is up: `lab-breakdown.e2e.ts` has that for certain.
    const wire = await openWire(page);
    const lab = await openLab(wire, server.url);
    const { result } = await lab.run(exercise, uselessWith(code));
    expect(result.status).not.toBe('pass');
    expect(['memory', 'time-out', 'crash-at-load']).toContain(result.problem?.fault);
    expect((await lab.run(exercise, await readSolution())).result.status).toBe('pass');
    expect(wire.hasCrashed()).toBe(false);
  });
}

/**
 * Clicks a button again and again until the run is over.
 * @returns milliseconds from a click to its effect, which nine in ten stay below: the slowest tell of a busy machine
 */
async function slowClick(page: Page, running: Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.textContent = 'Prod';
    Object.assign(button.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '9999' });
    const took: number[] = [];
    button.addEventListener('click', ({ timeStamp }) => took.push(performance.now() - timeStamp));
    Object.assign(globalThis, { took });
    document.body.append(button);
  });
  const button = page.getByRole('button', { name: 'Prod' });
  let isOver = false;
  const over = running.finally(() => {
    isOver = true;
  });
  while (!isOver) await button.click();
  await over;
  return percentile(await page.evaluate(() => (globalThis as unknown as { took: number[] }).took), 0.9);
}
