import { Buffer } from 'buffer';
import { process } from './process.ts';

type Run = (...args: unknown[]) => void;

// First of all imports of the bundle: libraries read these while they load.
Object.assign(globalThis, {
  global: globalThis,
  Buffer,
  process,
  setImmediate: Object.assign((run: Run, ...args: unknown[]) => new Immediate(run, args), {
    [Symbol.for('nodejs.util.promisify.custom')]: (value: unknown) =>
      new Promise((resolve) => void new Immediate(resolve, [value])),
  }),
  clearImmediate: (immediate: Immediate | undefined) => void pending.delete(immediate?.id ?? 0),
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
class Immediate {
  readonly id: number;

  constructor(run: Run, args: unknown[]) {
    lastId += 1;
    this.id = lastId;
    pending.set(lastId, () => run(...args));
    next(lastId);
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
}
