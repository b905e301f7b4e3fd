import EventEmitter from 'events';

type Tick = (...args: unknown[]) => void;

const print = (line: (text: string) => void, text: unknown) => {
  line(String(text).replace(/\n$/, ''));
  return true;
};

/** What Express, its parts and learners' code read of Node's `process`. It has no power over anything. */
export const process = Object.assign(new EventEmitter(), {
  // Express prints stacks into its answers unless it believes to be in production.
  env: { NODE_ENV: 'production' } as Record<string, string>,
  argv: ['node', 'exercise.ts'],
  execArgv: [],
  title: 'lab',
  pid: 4242,
  platform: 'linux',
  arch: 'x64',
  version: 'v20.19.0',
  versions: { node: '20.19.0' },
  exitCode: undefined as number | undefined,
  cwd: () => '/',
  uptime: () => performance.now() / 1000,
  nextTick: (tick: Tick, ...args: unknown[]) => queueMicrotask(() => tick(...args)),
  hrtime: Object.assign(
    (since: readonly [number, number] = [0, 0]): [number, number] => {
      const ns = Math.round(performance.now() * 1e6) - since[0] * 1e9 - since[1];
      return [Math.floor(ns / 1e9), ((ns % 1e9) + 1e9) % 1e9];
    },
    { bigint: () => BigInt(Math.round(performance.now() * 1e6)) },
  ),
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
  emitWarning: () => undefined,
  stdout: { isTTY: false, write: (text: unknown) => print((line) => console.log(line), text) },
  stderr: { isTTY: false, write: (text: unknown) => print((line) => console.error(line), text) },
});
