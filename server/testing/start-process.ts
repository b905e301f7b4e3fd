import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { standInPages } from './stand-in-pages.ts';

export type ServerProcess = {
  port: number;
  /** All that it has written so far, both outputs together. */
  output(): string;
  signal(name: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
};

export type StartingProcess = Omit<ServerProcess, 'port'> & { opened: Promise<ServerProcess> };

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The server as an operator starts it, in a process of its own on a free port, killed when the test ends. */
export function beginProcess(environment: Record<string, string> = {}): StartingProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'info',
      SANDBOXES_PER_MINUTE: '100000',
      CLIENT_FOLDER: standInPages(),
      REDIS_URL: '',
      NODE_ENV: 'production',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const signal = (name: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => void child.kill(name);
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, by) => resolve(code ?? by ?? 'unknown'));
  });
  onTestFinished(async () => {
    signal('SIGKILL');
    await ended;
  });
  const started = { output: () => output, signal, ended };
  const opened = new Promise<ServerProcess>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      const line = /^\{.*"msg":"started".*\}$/m.exec(output)?.[0];
      if (line !== undefined) resolve({ ...started, port: Number(JSON.parse(line).port) });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void ended.then((by) => reject(new Error(`The server ended with ${by}: ${output}`)));
  });
  // Whoever does not wait for it to open need not care if it never does.
  opened.catch(() => undefined);
  return { ...started, opened };
}

export function startProcess(environment: Record<string, string> = {}): Promise<ServerProcess> {
  return beginProcess(environment).opened;
}
