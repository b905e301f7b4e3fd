import { Buffer } from 'buffer';
import { process } from './process.ts';

type Run = (...args: unknown[]) => void;

// First of all imports of the bundle: libraries read these while they load.
Object.assign(globalThis, {
  global: globalThis,
  Buffer,
  process,
  setImmediate: (run: Run, ...args: unknown[]) => afterThis(run, args),
  clearImmediate: (id: number) => void pending.delete(id),
});

const pending = new Map<number, () => void>();
const { port1, port2 } = new MessageChannel();
const next = port2.postMessage.bind(port2);
let lastId = 0;
port1.onmessage = ({ data }: MessageEvent<number>) => {
  const run = pending.get(data);
  pending.delete(data);
  run?.();
};

/** A message and no timer: browsers hold nested timers back by 4 ms, and a request takes several turns. */
function afterThis(run: Run, args: unknown[]): number {
  lastId += 1;
  pending.set(lastId, () => run(...args));
  next(lastId);
  return lastId;
}
