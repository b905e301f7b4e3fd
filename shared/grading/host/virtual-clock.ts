import { beginning } from '../lab.ts';

type Timer = { due: number; firesAt: number; every: number | null; run: () => void; handle: unknown };
type Hrtime = { (since?: [number, number]): [number, number]; bigint(): bigint };

/** Time as the learner's realm sees it. */
export type VirtualClock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Starts again at `beginning`, standing still, and forgets every timer. */
  reset(): void;
  freeze(frozen: boolean): void;
  /** Moves on; timers that are due fire before it resolves. An interval that was skipped over fires once. */
  advance(ms: number): Promise<void>;
  /** Lets what is under way show itself: rejections that nobody caught, and timers of the next two milliseconds. */
  settle(): Promise<void>;
};

/** Real milliseconds: a timer that is so near is waited for. */
const nearMs = 2;

/**
 * Puts a clock of its own under everything in this realm that tells time or waits: `Date`, `performance.now`,
 * `process.hrtime`, timers, and `Math.random` while frozen. Must run before learner code, and only in its realm.
 */
export function installVirtualClock(globals: typeof globalThis): VirtualClock {
  const RealDate = globals.Date;
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globals;
  const realNow = globals.performance.now.bind(globals.performance);
  const realRandom = globals.Math.random;
  const timers = new Map<object, Timer>();
  let standing: boolean;
  let base: number;
  let anchor: number;

  const reset = () => {
    for (const { handle } of timers.values()) realClearTimeout(handle as number);
    timers.clear();
    base = beginning;
    standing = true;
  };
  reset();
  const elapsed = () => base - beginning + (standing ? 0 : realNow() - anchor);
  const now = () => Math.trunc(beginning + elapsed());

  globals.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  Object.defineProperty(globals.performance, 'now', { value: () => 1000 + elapsed(), configurable: true });
  globals.Math.random = () => (standing ? 0.42 : realRandom());
  replaceHrtime(globals, elapsed);

  const arm = (key: object, timer: Timer) => {
    realClearTimeout(timer.handle as number);
    const wait = Math.max(0, timer.due - elapsed());
    timer.firesAt = realNow() + wait;
    timer.handle = realSetTimeout(() => {
      if (timer.every === null) timers.delete(key);
      else {
        timer.due = elapsed() + timer.every;
        arm(key, timer);
      }
      timer.run();
    }, wait);
  };
  const start = (run: unknown, ms: unknown, args: unknown[], repeats: boolean) => {
    const wait = Math.max(1, Number(ms) || 0);
    const key = toHandle(() => arm(key, timer));
    const timer: Timer = {
      due: elapsed() + wait,
      firesAt: Number.POSITIVE_INFINITY,
      every: repeats ? wait : null,
      run: () => (run as (...args: unknown[]) => void)(...args),
      handle: undefined,
    };
    timers.set(key, timer);
    arm(key, timer);
    return key;
  };
  const stop = (key: unknown) => {
    const timer = timers.get(key as object);
    if (!timer) return realClearTimeout(key as number);
    realClearTimeout(timer.handle as number);
    timers.delete(key as object);
  };
  const replaced = {
    setTimeout: (run: unknown, ms?: unknown, ...args: unknown[]) => start(run, ms, args, false),
    setInterval: (run: unknown, ms?: unknown, ...args: unknown[]) => start(run, ms, args, true),
    clearTimeout: stop,
    clearInterval: stop,
  };
  Object.assign(globals, replaced);
  // `util.promisify(setTimeout)` would put the callback last.
  Object.defineProperty(globals.setTimeout, Symbol.for('nodejs.util.promisify.custom'), {
    value: (ms: number, value: unknown) => new Promise((resolve) => start(resolve, ms, [value], false)),
  });

  Object.defineProperty(globals.AbortSignal, 'timeout', {
    configurable: true,
    value(ms: number) {
      const controller = new globals.AbortController();
      const reason = new globals.DOMException('The operation was aborted due to timeout', 'TimeoutError');
      start(() => controller.abort(reason), ms, [], false);
      return controller.signal;
    },
  });

  const settle = async () => {
    const isNear = [...timers.values()].some(({ firesAt }) => firesAt - realNow() <= nearMs);
    // A turn without a wait costs next to nothing. Two: one in which due timers fire, one for what they began.
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise<void>((resolve) => void realSetTimeout(resolve, isNear ? nearMs : 0));
    }
  };

  return {
    now,
    reset,
    settle,
    freeze(frozen) {
      anchor = realNow();
      standing = frozen;
    },
    async advance(ms) {
      base += ms;
      for (const [key, timer] of [...timers].toSorted(([, a], [, b]) => a.due - b.due)) arm(key, timer);
      await settle();
    },
  };
}

/** Looks like Node's timer, and like a number where a browser's is expected. */
function toHandle(rearm: () => void): object {
  const handle = {
    ref: () => handle,
    unref: () => handle,
    hasRef: () => true,
    refresh() {
      rearm();
      return handle;
    },
    [Symbol.toPrimitive]: () => 1,
  };
  return handle;
}

function replaceHrtime(globals: typeof globalThis, elapsed: () => number): void {
  const { process } = globals as { process?: { hrtime?: Hrtime; uptime?: () => number } };
  if (!process?.hrtime) return;
  const read = () => BigInt(Math.trunc((1000 + elapsed()) * 1e6));
  const hrtime = ((since) => {
    const passed = read() - (since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n);
    return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)];
  }) as Hrtime;
  hrtime.bigint = read;
  process.hrtime = hrtime;
  process.uptime = () => 1 + elapsed() / 1000;
}
