import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { StartRealm } from '#shared/grading/remote-realm.ts';

/** Runs before the script: makes a thread of Node look like a worker in a frame of an opaque origin. */
const prelude = `
{
const { parentPort, workerData } = require('node:worker_threads');
const { process, crypto } = globalThis;
const heard = {};
const { getRandomValues } = crypto;
for (const name of ['process', 'Buffer', 'setImmediate', 'clearImmediate', 'global', 'require']) delete globalThis[name];
Object.defineProperty(globalThis, 'crypto', { configurable: true, value: { getRandomValues: getRandomValues.bind(crypto) } });
Object.assign(globalThis, {
  self: globalThis,
  location: { href: 'blob:lab' },
  addEventListener: (type, hear) => { heard[type] = hear; },
  close: () => process.exit(),
});
process.on('unhandledRejection', (reason) => heard.unhandledrejection?.({ reason, preventDefault() {} }));
process.on('uncaughtException', (error) => heard.error?.({ error, preventDefault() {} }));
(0, eval)(workerData);
parentPort.once('message', (ports) => heard.message({ ports }));
}
`;

/**
 * Starts the page's realm for learners' code in threads of Node: the very scripts that the page gets, without a browser.
 * @param scripts as they were built
 */
export const startLabScript =
  (scripts: { learner: string; host: string }): StartRealm =>
  ({ message, ended }) => {
    const [outer, inner] = [new MessageChannel(), new MessageChannel()];
    const start = (script: string, ports: MessagePort[]) => {
      const worker = new Worker(prelude, { eval: true, workerData: script });
      worker.postMessage(ports, ports);
      worker.on('error', (error) => ended({ fault: 'ended', why: String(error) }));
      worker.on('exit', () => ended({ fault: 'ended', why: 'The thread is over.' }));
      return worker;
    };
    const workers = [start(scripts.learner, [inner.port2]), start(scripts.host, [outer.port2, inner.port1])];
    outer.port1.on('message', message);
    return {
      post: (sent) => outer.port1.postMessage(sent),
      terminate() {
        outer.port1.close();
        for (const worker of workers) void worker.terminate();
      },
    };
  };
