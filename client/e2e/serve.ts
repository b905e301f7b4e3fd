import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import { findFreePort } from '../../server/testing/start-redis.ts';

export type Served = {
  /** Where people open it, with a slash at its end. */
  readonly url: string;
  /** Where the server itself listens. */
  readonly address: string;
  /** Null for the mock. */
  readonly redisUrl: string | null;
  /** Kills the server without a farewell and starts another one at the same address. */
  restart(): Promise<void>;
  /** Kills it without a farewell, for good. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

const patienceMs = 120_000;

/** A test run that is cut short must not leave its servers behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the built product as `npm start` would, in a process of its own, on a free port. */
export async function serve(redisUrl: string | null, settings: Record<string, string> = {}): Promise<Served> {
  // Chosen here and not by the server, so that a restarted one comes back to the same.
  const port = await findFreePort();
  const open = () => openServer({ ...settings, PORT: String(port), REDIS_URL: redisUrl ?? '' });
  let { child, url } = await open();
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    url,
    address: `http://localhost:${port}/`,
    redisUrl,
    async restart() {
      await end('SIGKILL');
      ({ child, url } = await open());
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function openServer(settings: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, NODE_ENV: 'production', SANDBOXES_PER_MINUTE: '10000', ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: projectFolder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return { child, url: await printedAddress(child) };
}

/** The address that the server prints when it is open. @throws when it ends or stays silent instead */
export function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => reject(new Error(`Could not start the server: ${why}. It said: ${output}`));
    const timer = setTimeout(() => fail('it printed no address in time'), patienceMs);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const address = output.match(/Coat Check is open: (\S+)/)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`it ended with code ${code}`);
    });
  });
}
