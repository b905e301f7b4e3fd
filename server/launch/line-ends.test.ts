import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectFolder } from './project-folder.mjs';

const png = Buffer.from('89504e470d0a1a0a0000000d0a0d0a', 'hex');
const text = 'export const a = `b\nc`;\n';

/** What a clone has of a repository with these attributes, by a git that is told to write Windows' line ends. */
function cloneOnWindows({ attributes }: { attributes: boolean }): { text: string; png: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), 'coat-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const git = (...args: string[]) => {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: path.join(folder, 'none'), GIT_CONFIG_NOSYSTEM: '1' };
    const name = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org', '-c', 'core.safecrlf=false'];
    execFileSync('git', ['-c', 'core.autocrlf=true', ...name, ...args], { cwd: folder, env, stdio: 'pipe' });
  };
  const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
  git('init', '-q', from);
  if (attributes) copyFileSync(path.join(projectFolder, '.gitattributes'), path.join(from, '.gitattributes'));
  writeFileSync(path.join(from, 'starter.ts'), text);
  writeFileSync(path.join(from, 'picture.png'), png);
  git('-C', from, 'add', '.');
  git('-C', from, 'commit', '-q', '-m', 'all');
  git('clone', '-q', from, to);
  return {
    text: readFileSync(path.join(to, 'starter.ts'), 'utf8'),
    png: readFileSync(path.join(to, 'picture.png')),
  };
}

it('has the same bytes in a clone on Windows, whose git changes line ends unless told otherwise', () => {
  expect(cloneOnWindows({ attributes: true })).toEqual({ text, png });
  expect(cloneOnWindows({ attributes: false }).text).toBe(text.replaceAll('\n', '\r\n'));
});
