import { spawn } from 'node:child_process';

/**
 * Whether someone sits in front of this who would like a page to open.
 * @param {{ args: readonly string[], env: NodeJS.ProcessEnv, terminal: boolean, platform: NodeJS.Platform }} at
 */
export function wantsBrowser({ args, env, terminal, platform }) {
  if (args.includes('--no-open') || env.CI || env.SSH_CONNECTION || !terminal) return false;
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Opens an address in the person's own browser. When that fails, the printed address is still there to click.
 * @param {string} url
 */
export function openBrowser(url) {
  const [program, ...args] = opener(url);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log(`No browser opened by itself. Please open ${url}`));
  child.unref();
}

/**
 * @param {string} url
 * @returns {[string, ...string[]]}
 */
function opener(url) {
  if (process.platform === 'darwin') return ['open', url];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', url];
  return ['xdg-open', url];
}
