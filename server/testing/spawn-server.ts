import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standInPages } from './stand-in-pages.ts';

type Signal = 'SIGTERM' | 'SIGINT' | 'SIGKILL' | 'SIGUSR2';

export type ServerProcess = {
  pid: number;
  port: number;
  /** All that it has written so far, both outputs together. */
  output(): string;
  signal(name: Signal): void;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
};

export type StartingProcess = Omit<ServerProcess, 'port'> & { opened: Promise<ServerProcess> };

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Runs one of the server's programs in a process of its own on a free port. It counts as opened when it writes a line
 * of JSON with `"msg":"started"` and its port.
 */
export function spawnServer(
  environment: Record<string, string> = {},
  program = 'server/main.ts',
): StartingProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'info',
      MAX_SANDBOXES: '100000',
      SANDBOXES_PER_MINUTE: '100000',
      CLIENT_FOLDER: standInPages(),
      REDIS_URL: '',
      NODE_ENV: 'production',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, by) => resolve(code ?? by ?? 'unknown'));
  });
  const started = {
    pid: child.pid ?? 0,
    output: () => output,
    signal: (name: Signal) => void child.kill(name),
    ended,
  };
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
