import type { Redis } from 'ioredis';
import { browser } from '#shared/trace/actors.ts';
import { createBalancer } from '../gateway/balancer.ts';
import { createVisitors } from '../gateway/visitors.ts';
import { createErrands } from '../neighbour/errands.ts';
import { ageKeysScript } from '../sandbox/age-keys.ts';
import { createClock } from '../sandbox/clock.ts';
import { createClockMoves } from '../sandbox/clock-moves.ts';
import { createDeviceProof } from '../sandbox/device-proof.ts';
import { createDevices } from '../sandbox/devices.ts';
import { createExpiryWatch } from '../sandbox/expiry-watch.ts';
import { createOwnStores, replaceScript } from '../sandbox/own-stores.ts';
import { createSandboxStates } from '../sandbox/sandbox-state.ts';
import { createSandboxes } from '../sandbox/sandboxes.ts';
import { createSweeper } from '../sandbox/sweeper.ts';
import { createAppKeys } from '../store/app-keys.ts';
import type { Script } from '../store/open-mock.ts';
import { replaceTextScript } from '../store/replace-text.ts';
import { releaseScript } from '../store/take-lock.ts';
import { letInScript } from '../store/take-place.ts';
import { createReaders } from '../stream/create-readers.ts';
import { createRecorder } from '../trace/recorder.ts';
import { createTraceLog } from '../trace/trace-log.ts';
import { createTraceRoom } from '../trace/trace-room.ts';
import type { ServerOptions } from './server-options.ts';

/** How many real devices, and how many played ones, a sandbox tells apart. */
const MAX_DEVICES = 12;

/** A trace of 2,000 ordinary events takes less. */
const MAX_TRACE_BYTES = 2 * 1024 * 1024;

/** All scripts that the core sends, for a store in memory, which has a way of its own for each. */
export const coreScripts: readonly Script[] = [
  ageKeysScript,
  letInScript,
  releaseScript,
  replaceScript,
  replaceTextScript,
];

export type CoreOptions = Pick<
  ServerOptions,
  | 'idleSeconds'
  | 'maxSandboxes'
  | 'traceCapacity'
  | 'maxRecordedBytes'
  | 'heartbeatMs'
  | 'maxListeners'
  | 'sweepMs'
  | 'expiryMs'
> & {
  redis: Redis;
  /** For channels. */
  subscriber: Redis;
  /** What `INFO memory` says; null for a store that has no end of its own. */
  memory: (() => Promise<string>) | null;
  logger: Record<'debug' | 'info' | 'warn', (about: object, what: string) => void>;
  now(): number;
};

/**
 * Sandboxes with all that is in them, over a store: it asks for no socket, no file and no machine, so that it runs wherever
 * there is an ioredis, or one in memory.
 */
export function createCore(options: CoreOptions) {
  const { redis, subscriber, idleSeconds, logger, now } = options;
  const quietly = (what: string) => (err: unknown) => logger.debug({ err }, what);

  const room = createTraceRoom({
    redis,
    maxBytes: MAX_TRACE_BYTES,
    maxTotal: options.maxRecordedBytes,
    memory: options.memory,
    now,
  });
  const log = createTraceLog({ redis, capacity: options.traceCapacity, idleSeconds, room });
  const { record, settled } = createRecorder({
    log,
    onError: (err) => logger.warn({ err }, 'events could not be recorded'),
  });

  const sandboxes = createSandboxes({ redis, idleSeconds, maxSandboxes: options.maxSandboxes, now });
  const { isAlive } = sandboxes;
  const states = createSandboxStates({ redis, idleSeconds });
  const appKeys = createAppKeys({ redis, onError: quietly('keys of the demo app could not be noted') });
  const ownStores = createOwnStores({ redis, idleSeconds });
  const sweeper = createSweeper({
    redis,
    appKeys,
    now,
    everyMs: options.sweepMs,
    onSwept: (count) => logger.info({ sandboxes: count }, 'swept'),
    onError: quietly('could not sweep'),
  });

  const expiries = createExpiryWatch({
    redis,
    states,
    isAlive,
    record,
    now,
    everyMs: options.expiryMs,
    onError: quietly('expiries could not be followed'),
  });
  const moves = createClockMoves({ redis, subscriber, onError: quietly('a moved clock could not be told') });
  const clock = createClock({ redis, states, moves, appKeys, ownStores, record, now, due: expiries.due });

  const devices = createDevices({ redis, idleSeconds, maxDevices: MAX_DEVICES });
  const visitors = createVisitors({ redis, idleSeconds, maxVisitors: MAX_DEVICES, browser });
  const proof = createDeviceProof();
  const balancer = createBalancer({ redis, idleSeconds });

  const readers = createReaders({
    log,
    subscriber,
    isAlive,
    now: async (id) => now() + (await states.read(id)).offsetMs,
    heartbeatMs: options.heartbeatMs,
    maxListeners: options.maxListeners,
    onError: quietly('a stream stumbled'),
  });
  const errands = createErrands({ now });

  return {
    now,
    redis,
    log,
    record,
    settled,
    sandboxes,
    states,
    appKeys,
    ownStores,
    sweeper,
    expiries,
    moves,
    clock,
    devices,
    visitors,
    proof,
    balancer,
    readers,
    errands,
  };
}

export type Core = ReturnType<typeof createCore>;
