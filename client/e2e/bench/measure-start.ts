import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Measured } from '../../../server/bench/budget.ts';
import { projectFolder } from '../../../server/launch/project-folder.mjs';

/** `npm start` → the entrance answered, once with the pages to be built and once with them built. */
export async function measureStart(): Promise<Measured[]> {
  await rm(path.join(projectFolder, 'dist', '.fingerprint'), { force: true });
  const building = await start();
  const built = await start();
  return [
    { what: 'npm start → page answered, build included', value: building, unit: 's', budget: 5 },
    { what: 'npm start → page answered, built before', value: built, unit: 's', budget: 5 },
  ];
}

/** @returns seconds */
async function start(): Promise<number> {
  const began = performance.now();
  // A process group of its own, which Ctrl-C in a terminal would reach as a whole.
  const npm = spawn('npm', ['start', '--', '--no-open'], {
    cwd: projectFolder,
    env: { ...process.env, PORT: '0', REDIS_URL: '', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    npm.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = output.match(/Coat Check is open: (\S+)/)?.[1];
      if (found) resolve(found);
    });
    npm.once('exit', (code) => reject(new Error(`Could not start: npm ended with ${code}. ${output}`)));
  });
  const response = await fetch(address);
  await response.text();
  const seconds = (performance.now() - began) / 1000;
  if (!response.ok) throw new Error(`Could not open ${address}: it answered ${response.status}.`);
  if (npm.pid) process.kill(process.platform === 'win32' ? npm.pid : -npm.pid, 'SIGINT');
  if (npm.exitCode === null && npm.signalCode === null) await once(npm, 'exit');
  return seconds;
}
