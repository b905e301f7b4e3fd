import { hopelessText, hopelessTexts } from '../../lessons/exercises/testing/hopeless-texts.ts';
import { testLevel } from '../../server/launch/test-level.mjs';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';
import { openWire } from './wire.ts';

/** How often all requests together may cost a realm: `shared/grading/patience.ts`. */
const mostOfAll = 8;

/** The others are tried before a release. */
const usual = ['a chain of promises at load', 'a login that never answers', 'a logout that exits'];

test('tells of a text without hope in the words of the terminal, and does not try again for ever', async ({
  page,
  server,
  consoleWatch,
}) => {
  test.setTimeout(20 * 60_000);
  consoleWatch.allow(/memory|crash/i);
  for (const [name, text] of Object.entries(hopelessTexts)) {
    if (testLevel !== 'all' && !usual.includes(name)) continue;
    // A frame whose memory ran out takes its process along, and Playwright takes that for the page's own end.
    const tab = await page.context().newPage();
    const wire = await openWire(tab);
    const lab = await openLab(wire, server.url);
    const { result, allMs } = await lab.run('challenge', hopelessText(text));
    const failed = result.checks.flatMap(({ fault, happened }) =>
      fault ? [{ fault, message: happened }] : [],
    );
    const said = result.problem ? [result.problem, ...failed] : failed;
    test.info().annotations.push({ type: name, description: `${Math.round(allMs)} ms` });
    const isTold = said.some(({ fault, message }) => text.faults.includes(fault) && text.says.test(message));
    expect(isTold, `${name}: ${JSON.stringify(said).slice(0, 500)}`).toBe(true);
    // As often as all requests together may cost a realm: what takes the memory takes along the check beside it, which asks for another.
    const lost = failed.filter(
      ({ fault, message }) =>
        /^(no-answer|time-out|memory|ended)$/.test(fault) && !/ was not (?:asked|started)/.test(message),
    );
    expect(lost.length, name).toBeLessThanOrEqual(mostOfAll);
    expect(wire.hasCrashed(), name).toBe(false);
    await tab.close();
  }
});
