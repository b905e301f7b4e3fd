import type { Logger } from 'pino';
import type { Addresses } from './addresses/create-addresses.ts';
import { createHouse } from './create-house.ts';
import { createSandboxes } from './sandbox/sandboxes.ts';
import { createSweeper } from './sandbox/sweeper.ts';
import { createAppKeys } from './store/app-keys.ts';
import type { Store } from './store/connect-redis.ts';
import { createRecorder } from './trace/recorder.ts';
import { createTraceLog } from './trace/trace-log.ts';

/** Puts together what the store keeps of cloakrooms: which there are, what happens in each, and who clears up after them. */
export function createCloakrooms(options: {
  store: Pick<Store, 'redis' | 'subscriber'>;
  logger: Logger;
  idleSeconds: number;
  maxSandboxes: number;
  /** How many events a trace keeps. */
  traceCapacity: number;
  sweepMs: number;
  /** How often it is looked for sessions whose time has come. */
  expiryMs: number;
  addresses: { current(): Addresses };
  now(): number;
}) {
  const { store, logger, idleSeconds, addresses, now } = options;
  const { redis, subscriber } = store;
  const quietly = (what: string) => (err: unknown) => logger.debug({ err }, what);

  const log = createTraceLog({ redis, capacity: options.traceCapacity, idleSeconds });
  const recorder = createRecorder({
    log,
    onError: (err) => logger.warn({ err }, 'events could not be recorded'),
  });
  const { record } = recorder;
  const sandboxes = createSandboxes({ redis, idleSeconds, maxSandboxes: options.maxSandboxes, now });
  const appKeys = createAppKeys({ redis, onError: quietly('keys of the demo app could not be noted') });
  const sweeper = createSweeper({
    redis,
    appKeys,
    now,
    everyMs: options.sweepMs,
    onSwept: (count) => logger.info({ sandboxes: count }, 'swept'),
    onError: quietly('could not sweep'),
  });
  const house = createHouse({
    redis,
    subscriber,
    appKeys,
    idleSeconds,
    record,
    now,
    expiryMs: options.expiryMs,
    isAlive: sandboxes.isAlive,
    onError: quietly('expiries could not be followed'),
    self: () => addresses.current().self,
    address: () => addresses.current().shared,
  });

  return {
    log,
    record,
    sandboxes,
    appKeys,
    house,
    /** Begins to look for what has come to its end. */
    start() {
      sweeper.start();
      house.expiries.start();
    },
    /** Looks no more, at once. Resolves when what was found has been told. */
    stop(): Promise<void> {
      sweeper.stop();
      return house.expiries.stop();
    },
    /** Resolves when all that was recorded is written or given up. */
    settled: recorder.settled,
  };
}
