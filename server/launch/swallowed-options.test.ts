import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { findProgram } from './find-program.mjs';
import { projectFolder } from './project-folder.mjs';
import { swallowedOptions } from './swallowed-options.mjs';

const options = ['port', 'lan', 'no-open', 'watch', 'reporter'];

it('says nothing where npm took nothing', () => {
  expect(swallowedOptions(options, { npm_lifecycle_event: 'start' })).toBeNull();
});

it('says what to type', () => {
  const env = { npm_lifecycle_event: 'grade', npm_config_watch: 'true', npm_config_reporter: 'json' };
  expect(swallowedOptions(options, env)).toBe(
    'Could not take --watch and --reporter: npm keeps for itself what stands before " -- ". Type npm run grade -- and then the options.',
  );
});

const npm = findProgram(['npm'], process.env);

it.skipIf(npm === null).each([
  [['--lan'], '--lan'],
  [['--port', '4445'], '--port'],
  [['--no-open'], '--no-open'],
  [['--watch', '--reporter=json'], '--watch and --reporter'],
  [['--', '--lan', '--port', '4445'], null],
])('notices what the npm of this machine takes: npm start %s', async (args, taken) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const module = pathToFileURL(path.join(projectFolder, 'server', 'launch', 'swallowed-options.mjs')).href;
  const program = path.join(folder, 'tell.mjs');
  await writeFile(
    program,
    `import { swallowedOptions } from ${JSON.stringify(module)};\nconsole.log(swallowedOptions(${JSON.stringify(options)}, process.env));`,
  );
  await writeFile(path.join(folder, 'package.json'), '{ "scripts": { "start": "node tell.mjs" } }');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const output = await new Promise((resolve, reject) => {
    execFile(npm ?? '', ['start', '--silent', ...args], { cwd: folder, env }, (error, stdout) =>
      error ? reject(error) : resolve(stdout.trim()),
    );
  });
  expect(output).toMatch(
    taken === null ? /^null$/ : new RegExp(`^Could not take ${taken}: .*Type npm start --`),
  );
});
