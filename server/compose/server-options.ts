import { type Logger, pino } from 'pino';
import { traceCapacity } from '#shared/trace/trace-capacity.ts';
import type { Config } from '../config.ts';

export const SESSION_TTL_SECONDS = 3600;

/** Everything that a server may be told at its start: its settings, and what tests and benchmarks vary besides. */
export type ServerOptions = Config & {
  logger: Logger;
  heartbeatMs: number;
  /** Called when Redis cannot be reached at the start, with the reason; the server opens as soon as it can. */
  onWaitingForRedis(reason: string): void;
  maxListeners: { process: number; sandbox: number };
  /** How many events a trace keeps. */
  traceCapacity: number;
  /** How many bytes the traces of all sandboxes may take together. */
  maxRecordedBytes: number;
  sweepMs: number;
  /** How long sessions of the demo app live. */
  ttlSeconds: number;
  /** How often it is looked for sessions whose time has come. */
  expiryMs: number;
  /** How long requests under way may take to finish when the server closes. */
  graceMs: number;
  /** Takes the place of this machine's own address in its network. */
  lanAddress: string | null;
};

/** What holds where nothing is said: on a free port, for this machine alone, in memory, and silent. */
export const defaultOptions: ServerOptions = {
  port: 0,
  host: null,
  lan: false,
  lanAddress: null,
  publicUrl: null,
  trustedProxies: 0,
  redisUrl: null,
  dev: false,
  clientFolder: null,
  maxSandboxes: 2000,
  sandboxesPerMinute: 60,
  idleSeconds: 2 * 60 * 60,
  maxListeners: { process: 5000, sandbox: 100 },
  traceCapacity,
  maxRecordedBytes: 256 * 1024 * 1024,
  ttlSeconds: SESSION_TTL_SECONDS,
  heartbeatMs: 15_000,
  sweepMs: 60_000,
  expiryMs: 250,
  graceMs: 5000,
  frameAncestors: [],
  classCode: null,
  hostToken: null,
  logLevel: 'silent',
  logger: pino({ level: 'silent' }),
  onWaitingForRedis: () => undefined,
};
