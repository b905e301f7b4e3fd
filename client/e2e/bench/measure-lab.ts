import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from '@playwright/test';
import { type Measured, percentile } from '../../../server/bench/budget.ts';
import { gradeFile } from '../../../server/grading/grade-file.ts';
import { projectFolder } from '../../../server/launch/project-folder.mjs';
import { type LabRun, openLab } from '../lab-page.ts';
import { serve } from '../serve.ts';

const exercise = 'challenge';
const solution = path.join(projectFolder, 'lessons', 'exercises', exercise, 'solution.ts');
const runs = 5;
/** Between runs people read and write; meanwhile the next grader comes up. */
const pauseMs = 1500;

/** The lab: what it weighs, and how long the challenge's verdicts take, in the page and under Vitest in a terminal. */
export async function measureLab(browser: Browser): Promise<Measured[]> {
  const server = await serve(null);
  const page = await browser.newPage();
  const text = await readFile(solution, 'utf8');
  try {
    const weigh = watchWeight(page);
    const lab = await openLab(page, server.url);
    const cold = await lab.run(exercise, text);
    const weight = await weigh();
    const warm: LabRun[] = [];
    for (let run = 0; run < runs; run += 1) {
      await page.waitForTimeout(pauseMs);
      warm.push(await lab.run(exercise, text));
    }
    for (const { result } of [cold, ...warm]) {
      if (result.status !== 'pass')
        throw new Error(`Could not measure the lab: the solution's run was a ${result.status}.`);
    }
    const startedAt = performance.now();
    await gradeFile(exercise, solution);
    const underVitest = performance.now() - startedAt;

    const checks = cold.result.checks.length;
    const half = (pick: (run: LabRun) => number) => percentile(warm.map(pick), 0.5);
    return [
      { what: 'lab, loaded on exercise pages only, gzip', value: weight, unit: 'KB', budget: 460 },
      { what: 'lab opened → all core verdicts, cold', value: cold.coreMs, unit: 'ms', budget: null },
      {
        what: `run → all core verdicts, warm, median of ${runs}`,
        value: half((run) => run.coreMs),
        unit: 'ms',
        budget: 600,
      },
      {
        what: `run → all ${checks} verdicts, warm, median of ${runs}`,
        value: half((run) => run.allMs),
        unit: 'ms',
        budget: null,
      },
      { what: `the same ${checks} under Vitest in a terminal`, value: underVitest, unit: 'ms', budget: null },
    ];
  } finally {
    await page.close();
    await server.stop();
  }
}

/** @returns what asks for the kilobytes of the lab's files that the page has fetched since */
function watchWeight(page: Page): () => Promise<number> {
  const fetched: Response[] = [];
  page.on('response', (response) => {
    if (/\/(lab-frame|assets\/(lab|code-runner)-)/.test(response.url())) fetched.push(response);
  });
  return async () => {
    const files = await Promise.all(fetched.map((response) => response.body()));
    return files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1024;
  };
}
