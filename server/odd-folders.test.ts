import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { projectFolder } from './launch/project-folder.mjs';
import { testLevel } from './launch/test-level.mjs';

/** What `folderProblem` lets pass and some tool could yet misread, in one name; a browser's second download has the first. */
const odd = "-coat check-main (1) [x] {a,b} a'b $x $1 $& a+b ~ @ ! ; é €";

const own = ['client', 'lessons', 'server', 'shared', 'package.json', 'package-lock.json'];
const config = ['tsconfig.json', 'vite.config.ts', 'vitest.config.ts'];

/** A copy of this checkout in a folder of that name. */
async function copyTo(name: string, libraries: { inFull: boolean }): Promise<string> {
  const above = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
  onTestFinished(() => rm(above, { recursive: true }));
  const folder = path.join(above, name);
  await mkdir(folder, { recursive: true });
  for (const each of [...own, ...config]) {
    await cp(path.join(projectFolder, each), path.join(folder, each), { recursive: true });
  }
  await installTo(folder, libraries);
  return folder;
}

/** The installed libraries. In full by other names for the same files, or copied, so that a library's true path is the odd one, too. */
async function installTo(folder: string, { inFull }: { inFull: boolean }): Promise<void> {
  const [from, to] = [path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules')];
  const copy = (how: string) => promisify(execFile)('cp', [how, '--', from, to]);
  // A file has no second name on another file system, which a folder for temporary files may lie on.
  if (inFull) await copy('-al').catch(() => rm(to, { recursive: true, force: true }).then(() => copy('-a')));
  else await symlink(from, to, 'junction');
}

/** Runs one of the launcher's commands there, as npm does. */
function run(folder: string, command: string, ...args: string[]): Promise<{ code: unknown; output: string }> {
  const program = path.join(folder, 'server', 'launch', `${command}.mjs`);
  const { VITEST: _, NODE_ENV: __, INIT_CWD: ___, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: folder, env, maxBuffer: 1e8 },
      (error, stdout, stderr) => resolve({ code: error ? error.code : 0, output: stdout + stderr }),
    );
  });
}

const exercise = 'unguessable-ids';
const solution = path.join('lessons', 'exercises', exercise, 'solution.ts');

describe('in a folder with an odd name', () => {
  it('grades, and prepares an exercise', async () => {
    const folder = await copyTo(odd, { inFull: false });
    const graded = await run(folder, 'grade', exercise, '--file', path.join(folder, solution));
    expect(graded).toMatchObject({ code: 0, output: expect.stringContaining('✓') });
    expect(await run(folder, 'exercise', exercise)).toMatchObject({ code: 0 });
    expect((await stat(path.join(folder, 'my-exercises', `${exercise}.ts`))).isFile()).toBe(true);
  }, 120_000);

  it.runIf(testLevel === 'all' && process.platform === 'linux').each([odd, 'node_modules/e2e'])(
    'builds and grades: %s',
    async (name) => {
      const folder = await copyTo(name, { inFull: true });
      expect(await run(folder, 'build')).toMatchObject({ code: 0 });
      expect(await readdir(path.join(folder, 'dist'))).toEqual(
        expect.arrayContaining(['index.html', 'lab-frame.html', '.fingerprint']),
      );
      const graded = await run(folder, 'grade', exercise, '--file', path.join(folder, solution));
      expect(graded).toMatchObject({ code: 0 });
    },
    300_000,
  );
});

describe.runIf(testLevel === 'all' && process.platform === 'linux')('in development', () => {
  it('opens in a folder with an odd name, and does not begin anew by itself', async () => {
    const folder = await copyTo(odd, { inFull: true });
    const program = path.join(folder, 'server', 'launch', 'start.mjs');
    const { VITEST: _, NODE_ENV: __, ...env } = process.env;
    const child = spawn(process.execPath, [program, '--dev', '--port', '0'], { cwd: folder, env });
    const ended = once(child, 'close');
    onTestFinished(async () => {
      child.kill('SIGTERM');
      await ended;
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    const address = await vi.waitFor(() => /is open: (\S+)/.exec(output)?.[1] ?? expect.fail(output), {
      timeout: 120_000,
    });
    const read = async (file: string) => {
      const answer = await fetch(new URL(file, address), { headers: { accept: 'text/html' } });
      return `${answer.status} ${await answer.text()}`;
    };
    expect(await read('/')).toContain('200 <!doctype html>');
    const lessons = await read('/@id/__x00__virtual:lessons');
    const [, lesson = ''] = /import\("([^"]+lesson\.md[^"]*)"\)/.exec(lessons) ?? expect.fail(lessons);
    expect(await read(lesson)).toContain('200 export const lesson');
    expect(output).not.toContain('Restarting');
  }, 300_000);
});

describe('in a folder whose name would be misread', () => {
  it.each([
    ['start', 1],
    ['build', 1],
    ['test', 1],
    ['exercise', 1],
    ['bench', 1],
    // To a classroom 1 means that the work is not solved.
    ['grade', 2],
  ])('%s says so in one line and ends, with nothing installed or made', async (command, code) => {
    const above = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
    onTestFinished(() => rm(above, { recursive: true }));
    const folder = path.join(above, 'C#');
    await cp(path.join(projectFolder, 'server', 'launch'), path.join(folder, 'server', 'launch'), {
      recursive: true,
    });
    await cp(path.join(projectFolder, 'package.json'), path.join(folder, 'package.json'));
    const before = await readdir(folder);
    const { output, ...ended } = await run(folder, command, exercise);
    expect(ended).toEqual({ code });
    expect(output).toMatch(
      /^Could not start Coat Check in .*C#\/?: .+ misread # in a folder's name\. Rename .+\.\n$/,
    );
    expect(await readdir(folder)).toEqual(before);
  });

  it('is judged by the folder itself, not by a link that leads there', async () => {
    const above = await mkdtemp(path.join(tmpdir(), 'coat-check-'));
    onTestFinished(() => rm(above, { recursive: true }));
    const launch = path.join(projectFolder, 'server', 'launch');
    await cp(launch, path.join(above, 'C#', 'server', 'launch'), { recursive: true });
    await symlink(path.join(above, 'C#'), path.join(above, 'csharp'), 'dir');
    const { output } = await run(path.join(above, 'csharp'), 'start', '--help');
    expect(output).toContain('misread # in');
    await symlink(projectFolder, path.join(above, 'F#'), 'dir');
    expect(await run(path.join(above, 'F#'), 'start', '--help')).toMatchObject({ code: 0 });
  });
});
