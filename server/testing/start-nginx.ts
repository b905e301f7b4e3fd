import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const CONFIGURATION = fileURLToPath(new URL('../deploy/nginx.conf', import.meta.url));

/** Which nginx there is, as `1.22.1`; null where there is none. */
export const nginxVersion: string | null =
  /nginx\/([\d.]+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1] ?? null;

/**
 * The proxy's own configuration before these ports of 127.0.0.1, ended when the test ends. `change` does to its text what whoever
 * hosts it would do; `folder` is one of the test's own, for what nginx writes.
 */
export async function startNginx(
  targets: readonly number[],
  change: (text: string, folder: string) => string,
): Promise<{ output(): string }> {
  const folder = await mkdtemp(join(tmpdir(), 'coat-check-nginx-'));
  let next = 0;
  const text = readFileSync(CONFIGURATION, 'utf8')
    .replace(/server app-\d+:4444/g, () => `server 127.0.0.1:${targets[next++ % targets.length]}`)
    .replaceAll('/tmp/', `${folder}/`)
    // Node's pipes are sockets, which cannot be opened by these names.
    .replaceAll(/\/dev\/(stdout|stderr)/g, `${folder}/log`)
    .replace('worker_processes auto;', 'worker_processes 1;');
  await writeFile(join(folder, 'nginx.conf'), change(text, folder));
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'inherit' });
  const gone = new Promise((resolve) => nginx.once('exit', resolve));
  onTestFinished(async () => {
    nginx.kill('SIGTERM');
    await gone;
    await rm(folder, { recursive: true, force: true });
  });
  return { output: () => readFileSync(join(folder, 'log'), 'utf8') };
}
