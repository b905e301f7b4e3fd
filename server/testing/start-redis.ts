import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type StartedRedis = {
  url: string;
  port: number;
  /** Sends its process a signal: SIGSTOP makes it silent, SIGCONT lets it speak again. */
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void;
  /** Ends it as an operator would, so that it writes down what it is told to keep. */
  stop(): Promise<void>;
};

type Options = {
  /** Null for any free port. */
  port?: number | null;
  binary?: string;
  /** Where to keep data that outlive the server; it stays when the server stops. Nothing is kept without. */
  folder?: string | null;
  /** Further lines of the configuration. */
  settings?: Record<string, string>;
  /** Whether a missing binary is an error: on CI nothing may be skipped. */
  required?: boolean;
  warn?: (message: string) => void;
};

const patienceMs = 10_000;

/**
 * Starts a Redis of its own for tests, on a free port of 127.0.0.1, with nothing kept on disk unless told where.
 * Null, with a warning, where `redis-server` is not installed; an error instead when `CI` is set.
 */
export async function startRedis({
  port: wanted = null,
  binary = 'redis-server',
  folder: kept = null,
  settings: further = {},
  required = Boolean(process.env.CI),
  warn = console.warn,
}: Options = {}): Promise<StartedRedis | null> {
  const port = wanted ?? (await findFreePort());
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'coat-check-redis-')));
  const appendonly = kept === null ? 'no' : 'yes';
  const settings = { port, bind: '127.0.0.1', save: '', appendonly, dir: folder, ...further };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn(binary, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<string>((resolve) => {
    server.once('error', (error) => resolve(error.message));
    server.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  // A test run that is cut short must not leave its Redis behind.
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);

  const stop = async () => {
    // One that was made silent would not hear that it is to end.
    server.kill('SIGCONT');
    server.kill('SIGTERM');
    const timer = setTimeout(kill, 2_000);
    await gone;
    clearTimeout(timer);
    process.off('exit', kill);
    if (kept === null) await rm(folder, { recursive: true, force: true });
  };

  const trouble = await Promise.race([untilReady(server.stdout), gone]);
  if (trouble === null) {
    // A forgotten `stop` must not keep the test run from ending.
    server.unref();
    if (server.stdout instanceof Socket) server.stdout.unref();
    return { url: `redis://127.0.0.1:${port}`, port, signal: (name) => server.kill(name), stop };
  }
  await stop();
  const message = `Could not start ${binary}: ${trouble}. Install Redis to run these tests against it, too.`;
  if (required) throw new Error(message);
  warn(message);
  return null;
}

/** A port of 127.0.0.1 that nobody uses at this moment. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('Could not find a free port.');
  return address.port;
}

/** Resolves to null as soon as the server says that it is ready, or to what went wrong. */
function untilReady(output: NodeJS.ReadableStream): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(`it was not ready within ${patienceMs} ms`), patienceMs);
    let text = '';
    output.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-2_000);
      if (!text.includes('Ready to accept connections')) return;
      clearTimeout(timer);
      resolve(null);
    });
    output.once('close', () => clearTimeout(timer));
  });
}
