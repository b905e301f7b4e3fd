import { rm } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { keepVerdicts, readVerdicts, type Verdict, verdictsFile } from './verdicts.ts';

const hashes = { grader: 'g1', texts: { 'solution.ts': 's1', 'solutions/wrong/a.ts': 'a1' } };
const whole: Verdict = { status: 'pass', problem: null, checks: [], whole: true };
const part: Verdict = { ...whole, whole: false };

/** An exercise that there is not. */
function setup() {
  const exercise = `none-${crypto.randomUUID()}`;
  onTestFinished(() => rm(verdictsFile(exercise, 'mock'), { force: true }));
  return {
    keep: (found: Record<string, Verdict>, of = hashes) =>
      keepVerdicts(exercise, new Map(Object.entries(found)), { store: 'mock', hashes: of }),
    read: async (of = hashes) => Object.fromEntries(await readVerdicts(exercise, { hashes: of })),
  };
}

it('knows nothing of what was never proven', async () => {
  expect(await setup().read()).toEqual({});
});

it('keeps what one run finds beside what another found, and of one text the whole verdict', async () => {
  const { keep, read } = setup();
  await keep({ 'solution.ts': whole });
  await keep({ 'solution.ts': part, 'solutions/wrong/a.ts': part });
  expect(await read()).toEqual({ 'solution.ts': whole, 'solutions/wrong/a.ts': part });
});

it('takes a verdict back when the text has changed, and all of them when what judges has', async () => {
  const { keep, read } = setup();
  await keep({ 'solution.ts': whole, 'solutions/wrong/a.ts': whole });
  const edited = { ...hashes, texts: { ...hashes.texts, 'solution.ts': 's2' } };
  expect(await read(edited)).toEqual({ 'solutions/wrong/a.ts': whole });
  expect(await read({ ...hashes, grader: 'g2' })).toEqual({});
});
