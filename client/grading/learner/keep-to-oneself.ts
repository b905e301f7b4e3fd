// What a worker has and Node has not. With them, what a learner writes could reach out of the realm past the host, or
// would run here and fail in a terminal.
const foreign = [
  'postMessage',
  'close',
  'importScripts',
  'BroadcastChannel',
  'Worker',
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'indexedDB',
  'caches',
  'onmessage',
  'name',
];

/**
 * Takes from the realm what would reach out of it, and makes `process.exit` end it. This tidies up; the wall is the
 * policy of the frame.
 * @param ended told, in a sentence, before the realm ends itself
 */
export function keepToOneself(globals: typeof globalThis, ended: (why: string) => void): void {
  const close = globals.close.bind(globals);
  for (let holder: object | null = globals; holder; holder = Reflect.getPrototypeOf(holder)) {
    for (const name of foreign) Reflect.deleteProperty(holder, name);
  }
  const exit = (code: unknown = 0) => {
    ended(`Your code ended its process with exit code ${Number(code)}: a server must not call process.exit.`);
    close();
    // The worker lives until the end of this task.
    throw new Error('process.exit');
  };
  Object.assign(globals.process, { exit, abort: exit, kill: exit, reallyExit: exit });
}
