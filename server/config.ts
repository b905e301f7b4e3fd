import { z } from 'zod';
import { parseRedisUrl } from './store/parse-redis-url.ts';

const emptyIsMissing = (value: unknown) => (value === '' ? undefined : value);
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyIsMissing, schema);

const environmentSchema = z.object({
  PORT: setting(z.coerce.number().int().min(0).max(65535).default(4444)),
  HOST: setting(z.string().nullable().default(null)),
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
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
  ),
  TRUST_PROXY: setting(z.coerce.number().int().min(0).max(10).default(0)),
  MAX_SANDBOXES: setting(z.coerce.number().int().min(1).default(2000)),
  IDLE_MINUTES: setting(z.coerce.number().positive().default(120)),
  CLIENT_FOLDER: setting(z.string().nullable().default(null)),
  SANDBOXES_PER_MINUTE: setting(z.coerce.number().int().min(1).default(60)),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS, `not one of ${LOG_LEVELS.join(', ')}`).default('warn')),
});

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
  logLevel: (typeof LOG_LEVELS)[number];
  dev: boolean;
  /** Whether to listen on this machine's address in its network, too. */
  lan: boolean;
};

/** Reads the settings. @throws an Error that names each setting that cannot be used, and why. */
export function readConfig(environment: Record<string, string | undefined>, args: readonly string[]): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Could not read the settings: ${problems.join('; ')}. See "Settings" in README.md.`);
  }
  const { data } = parsed;
  if (args.includes('--lan') && data.HOST !== null) {
    throw new Error(
      'Could not read the settings: --lan and HOST both say where to listen. Leave one of them out.',
    );
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
    logLevel: data.LOG_LEVEL,
    dev: args.includes('--dev'),
    lan: args.includes('--lan'),
  };
}
