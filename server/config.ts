import { isIP } from 'node:net';
import { z } from 'zod';
import { basePathOf } from './addresses/base-path.ts';
import { readStartArguments } from './launch/start-options.mjs';
import { parseRedisUrl } from './store/parse-redis-url.ts';

/** On Windows `set PORT=4445 && npm start` gives the space along. */
const emptyIsMissing = (value: unknown) => (typeof value === 'string' ? value.trim() || undefined : value);
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyIsMissing, schema);

/** Digits alone: `Number` would take 0x10, 1e3 and a space for numbers, too. */
const wholeNumber = (least: number, most: number) => {
  const reason = `not a whole number from ${least} to ${most}`;
  const isWithin = (digits: string) => Number(digits) >= least && Number(digits) <= most;
  return z.string().regex(/^\d+$/, reason).refine(isWithin, reason).transform(Number);
};
const YEAR_MINUTES = 365 * 24 * 60;
const MANY = 1_000_000;

const environmentSchema = z.object({
  PORT: setting(wholeNumber(0, 65535).default(4444)),
  HOST: setting(
    z
      .string()
      .refine(isHost, 'not a host name or an IP address, without http:// and without a port')
      .nullable()
      .default(null),
  ),
  REDIS_URL: setting(
    z
      .string()
      .refine(
        (url) => parseRedisUrl(url) !== null,
        'not redis://host:port or redis-cluster://host:port,host:port',
      )
      .nullable()
      .default(null),
  ),
  PUBLIC_URL: setting(
    z
      .url({ protocol: /^https?$/, error: 'not an address such as https://coats.example' })
      .refine(
        isPlace,
        'has more than a scheme, a name, a port and a path of plain words, such as https://school.example/coat-check/',
      )
      .nullable()
      .default(null),
  ),
  TRUST_PROXY: setting(wholeNumber(0, 10).default(0)),
  MAX_SANDBOXES: setting(wholeNumber(1, MANY).default(2000)),
  IDLE_MINUTES: setting(
    z
      .string()
      .regex(/^\d+(\.\d+)?$/, 'not a number of minutes')
      .transform(Number)
      .pipe(z.number().positive('not more than 0').max(YEAR_MINUTES, 'more than a year'))
      .default(120),
  ),
  FRAME_ANCESTORS: setting(
    z
      .string()
      .transform((list) => list.split(/[\s,]+/).filter(Boolean))
      .refine(
        (origins) => origins.every(isFrameOrigin),
        'not a list of addresses such as https://course.example, each a scheme, a name and perhaps a port',
      )
      .default([]),
  ),
  CLASS_CODE: setting(
    z
      .string()
      .trim()
      .max(64, 'longer than 64 letters')
      .min(4, 'shorter than 4 letters')
      .nullable()
      .default(null),
  ),
  HOST_TOKEN: setting(
    z
      .string()
      .trim()
      .regex(/^[\w-]{22,128}$/, 'not 22 to 128 letters, digits, _ or -')
      .nullable()
      .default(null),
  ),
  CLIENT_FOLDER: setting(z.string().nullable().default(null)),
  SANDBOXES_PER_MINUTE: setting(wholeNumber(1, MANY).default(60)),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS, `not one of ${LOG_LEVELS.join(', ')}`).default('warn')),
});

function isHost(text: string): boolean {
  // An address with a zone, such as fe80::1%eth0, has no place in a URL.
  return (isIP(text) !== 0 && !text.includes('%')) || /^[a-z\d]([\w.-]*[a-z\d])?$/i.test(text);
}

/** Whether nothing stands there that would be passed over, or would not be the same in a cookie's path and in an address. */
function isPlace(text: string): boolean {
  // What is no URL at all has been told already.
  if (!URL.canParse(text)) return true;
  const { origin, pathname, href } = new URL(text);
  return href === `${origin}${pathname}` && /^(\/[\w~-][\w.~-]*)*\/?$/.test(pathname);
}

/** What a Content-Security-Policy takes for one origin, or for all below a name; nothing that would end its list or open it to everybody. */
function isFrameOrigin(text: string): boolean {
  return /^https?:\/\/(\*\.)?[a-z\d]([a-z\d.-]*[a-z\d])?(:\d{1,5})?$/i.test(text);
}

/** The environment variables that the server reads, none besides. */
export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

export type Config = {
  port: number;
  /** Null for this machine only: 127.0.0.1 and ::1. */
  host: string | null;
  /** Null for a store in this process's memory. */
  redisUrl: string | null;
  /** The address people use when a reverse proxy stands in front. */
  publicUrl: string | null;
  /** How many reverse proxies stand in front, whose X-Forwarded-* headers are believed. */
  trustedProxies: number;
  maxSandboxes: number;
  /** After how long without use a sandbox and everything of it vanish; whole seconds. */
  idleSeconds: number;
  /** Where the built client lies, or null for `dist/`. */
  clientFolder: string | null;
  /** For one client address. */
  sandboxesPerMinute: number;
  /** Origins whose pages may show ours in a frame. */
  frameAncestors: readonly string[];
  /** What whoever opens a sandbox has to know; null where anybody may. */
  classCode: string | null;
  /** What whoever looks after the server has to show; null for one that is made up where it is needed. */
  hostToken: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  dev: boolean;
  /** Whether to listen on this machine's address in its network, too. */
  lan: boolean;
};

/**
 * Reads the settings: the environment, and what follows `npm start --`. None is accepted and then passed over.
 * @throws an Error that names each setting that cannot be used, and why.
 */
export function readConfig(environment: Record<string, string | undefined>, args: readonly string[]): Config {
  const { port, lan, dev } = readStartArguments(args);
  const parsed = environmentSchema.safeParse(
    port === undefined ? environment : { ...environment, PORT: port },
  );
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Could not read the settings: ${problems.join('; ')}. See "Settings" in README.md.`);
  }
  const { data } = parsed;
  const contradiction =
    lan && data.HOST !== null
      ? '--lan and HOST both say where to listen'
      : dev && data.CLIENT_FOLDER !== null
        ? '--dev serves the pages from their sources, CLIENT_FOLDER built ones'
        : dev && basePathOf(data.PUBLIC_URL) !== '/'
          ? '--dev serves the pages at the root, PUBLIC_URL names a path'
          : null;
  if (contradiction !== null) {
    throw new Error(`Could not read the settings: ${contradiction}. Leave one of them out.`);
  }
  return {
    port: data.PORT,
    host: data.HOST,
    redisUrl: data.REDIS_URL,
    publicUrl: data.PUBLIC_URL,
    trustedProxies: data.TRUST_PROXY,
    maxSandboxes: data.MAX_SANDBOXES,
    idleSeconds: Math.max(1, Math.round(data.IDLE_MINUTES * 60)),
    clientFolder: data.CLIENT_FOLDER,
    sandboxesPerMinute: data.SANDBOXES_PER_MINUTE,
    frameAncestors: data.FRAME_ANCESTORS,
    classCode: data.CLASS_CODE,
    hostToken: data.HOST_TOKEN,
    logLevel: data.LOG_LEVEL,
    dev,
    lan,
  };
}
