import path from 'node:path';

/**
 * How npm is run: as it was called itself, so that no shell is needed to find it. On Windows, where `npm` is a script for a
 * shell, and another tool or nobody called: as the program that comes with Node.
 * @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform, execPath: string }} process
 * @returns {[string, ...string[]]} program and first arguments
 */
export function npmCommand({ env, platform, execPath }) {
  const running = env.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return [execPath, running];
  if (platform !== 'win32') return ['npm'];
  const { dirname, join } = path.win32;
  return [execPath, join(dirname(execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')];
}
