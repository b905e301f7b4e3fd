import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectFolder } from './project-folder.mjs';

/** A checkout that lacks a package, and an npm that says what npm says when it has installed one. */
async function setup() {
  const folder = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const launch = path.join(folder, 'server', 'launch');
  await cp(path.join(projectFolder, 'server', 'launch'), launch, { recursive: true });
  const lock = { packages: { 'node_modules/express': { version: '5.0.0' } } };
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  const npm = path.join(folder, 'npm-cli.js');
  await writeFile(npm, "console.log('added 1 package in 1s'); console.error('npm warn deprecated');");
  const program =
    "import('./ensure-installed.mjs').then((all) => all.ensureInstalled({ dev: true })).then(() => console.log('{}'))";
  return () =>
    new Promise<{ output: string; errors: string }>((resolve, reject) => {
      const options = { cwd: launch, env: { ...process.env, npm_execpath: npm } };
      execFile(process.execPath, ['-e', program], options, (error, output, errors) =>
        error ? reject(error) : resolve({ output, errors }),
      );
    });
}

it('tells of an installation on the error stream, so that a report on the other one stays whole', async () => {
  const run = await setup();
  const { output, errors } = await run();
  expect(JSON.parse(output)).toEqual({});
  expect(errors).toMatch(/Installing the dependencies[\s\S]*added 1 package[\s\S]*npm warn deprecated/);
});
