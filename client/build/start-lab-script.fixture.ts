import { MessageChannel, Worker } from 'node:worker_threads';
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
parentPort.once('message', (port) => heard.message({ ports: [port] }));
}
`;

/**
 * Starts the page's realm for learners' code in a thread of Node: the very script that the page gets, without a browser.
 * @param script as it was built
 */
export const startLabScript =
  (script: string): StartRealm =>
  ({ message, ended }) => {
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(prelude, { eval: true, workerData: script });
    worker.postMessage(port2, [port2]);
    port1.on('message', message);
    worker.on('error', (error) => ended({ fault: 'ended', why: String(error) }));
    worker.on('exit', () => ended({ fault: 'ended', why: 'The thread is over.' }));
    return {
      post: (sent) => port1.postMessage(sent),
      terminate() {
        port1.close();
        void worker.terminate();
      },
    };
  };
