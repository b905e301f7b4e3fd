import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { RunResult } from '#shared/grading/verdict.ts';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import type { CodeRunner } from '../grading/code-runner.ts';
import type { Driver } from './wire.ts';

export type LabRun = {
  result: RunResult;
  /** Milliseconds from the order to the last verdict of the core tier, and to the end. */
  coreMs: number;
  allMs: number;
};

/** The lab in a real page, driven as the exercise page drives it. */
export type OpenLab = {
  run(exercise: string, text: string): Promise<LabRun>;
  /** How many verdicts the current run has given. */
  finished(): Promise<number>;
  /** Why those failed that did, in the order in which they came. */
  faults(): Promise<string[]>;
  cancel(): Promise<void>;
};

const clientFolder = process.env.CLIENT_FOLDER ?? path.join(projectFolder, 'dist');
const staticFolder = path.join(projectFolder, 'dist-static');

/** Opens a page of the built product, or of the static build, and the lab in it, without the exercise page around it. */
export async function openLab(page: Driver, url: string, isStatic = false): Promise<OpenLab> {
  await page.goto(`${url}exercises`);
  await page.evaluate(
    async (address) => {
      const { createCodeRunner } = (await import(address)) as { createCodeRunner(): CodeRunner };
      Object.assign(globalThis, { lab: createCodeRunner() });
    },
    new URL(await findBuiltRunner(isStatic ? staticFolder : clientFolder), url).href,
  );
  return {
    finished: () => page.evaluate(() => Number(document.body.dataset.verdicts ?? 0), null),
    faults: () => page.evaluate(() => JSON.parse(document.body.dataset.faults ?? '[]') as string[], null),
    cancel: () => page.evaluate(() => (globalThis as unknown as { lab: CodeRunner }).lab.cancel(), null),
    run: (exercise, text) =>
      page.evaluate(
        async ([exercise, text]) => {
          const { lab } = globalThis as unknown as { lab: CodeRunner };
          const startedAt = performance.now();
          let coreMs = 0;
          let verdicts = 0;
          const faults: string[] = [];
          const result = await lab.run(exercise, text, {
            // A method, as below: tsx wraps functions of other kinds in a helper that the page does not have.
            started() {
              verdicts = 0;
            },
            check({ tier, fault }) {
              verdicts += 1;
              if (fault) faults.push(fault);
              Object.assign(document.body.dataset, { verdicts, faults: JSON.stringify(faults) });
              if (tier === 'core') coreMs = performance.now() - startedAt;
            },
          });
          return { result, coreMs, allMs: performance.now() - startedAt };
        },
        [exercise, text] as const,
      ),
  };
}

/** Where the lab lies among the built pages. @throws when it was not built */
async function findBuiltRunner(folder: string): Promise<string> {
  const files = await readdir(path.join(folder, 'assets'));
  const file = files.find((name) => /^code-runner-.*\.js$/.test(name));
  if (!file) throw new Error('Could not find the lab among the built pages. Run "npm run build" first.');
  return `assets/${file}`;
}
