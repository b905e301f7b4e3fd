import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Serves with hot reload of pages (Vite) and a restart when the server's own code changes (`tsx watch`).
 * @param {readonly string[]} args
 */
export async function serveDev(args) {
  const tsx = fileURLToPath(import.meta.resolve('tsx/cli'));
  const watch = ['watch', '--clear-screen=false', 'server/main.ts', ...args];
  const child = spawn(process.execPath, [tsx, ...watch], {
    // Without a terminal there is no Enter key that could ask for a restart.
    stdio: [process.stdin.isTTY ? 'inherit' : 'ignore', 'inherit', 'inherit'],
  });
  let stopping = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      stopping = true;
      child.kill(signal);
    });
  }
  const code = await new Promise((resolve) => child.on('close', resolve));
  process.exitCode = stopping ? 0 : (code ?? 1);
}
