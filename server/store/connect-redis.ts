import { Cluster, Redis } from 'ioredis';
import { openMock, type Script } from './open-mock.ts';
import { parseRedisUrl, type RedisAddress } from './parse-redis-url.ts';
import { storeTrouble } from './store-trouble.ts';

export type Store = {
  /** For commands. */
  redis: Redis;
  /** Subscribed connections can do nothing else, so channels have one of their own. */
  subscriber: Redis;
  close(): Promise<void>;
};

/**
 * Connects to a real Redis or Redis Cluster by URL (see `parseRedisUrl`), or opens an in-memory one under `mockName`
 * (mocks of one name share their data). With a real Redis nothing waits for a lost connection: a command fails at once
 * or after a second, and ioredis reconnects by itself.
 *
 * @throws when the URL is none.
 */
export function connectRedis(options: {
  redisUrl: string | null;
  mockName: string;
  /** The scripts for which the store in memory has a way of its own. */
  scripts?: readonly Script[];
  onError(error: Error): void;
}): Store {
  const open = opener(options);
  const [redis, subscriber] = [open(), open()];
  for (const client of [redis, subscriber]) client.on('error', options.onError);
  return {
    redis,
    subscriber,
    close: async () => {
      redis.disconnect();
      subscriber.disconnect();
    },
  };
}

function opener(options: {
  redisUrl: string | null;
  mockName: string;
  scripts?: readonly Script[];
}): () => Redis {
  const { redisUrl, mockName, scripts } = options;
  if (redisUrl === null) return () => openMock(mockName, scripts);
  const address = parseRedisUrl(redisUrl);
  if (address === null) {
    throw new Error('Could not read REDIS_URL: it is no address of a Redis. See "Settings" in README.md.');
  }
  return address.kind === 'single' ? () => openReal(address.url) : () => openCluster(address);
}

const retryStrategy = (attempt: number) => Math.min(attempt * 50, 500);
const COMMAND_TIMEOUT_MS = 1000;

function openReal(url: string): Redis {
  return new Redis(url, {
    enableOfflineQueue: false,
    // It would let a transaction overtake the commands that were sent before it in the same turn.
    enableAutoPipelining: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
    retryStrategy,
  });
}

/**
 * A cluster's client has the same commands as a single server's, and its transactions work as long as all their keys
 * lie in one slot, which `keys.ts` sees to; so the rest of the server need not know which of the two it has.
 */
function openCluster({ nodes, credentials, tls }: Extract<RedisAddress, { kind: 'cluster' }>): Redis {
  const cluster = new Cluster(nodes, {
    enableOfflineQueue: false,
    clusterRetryStrategy: retryStrategy,
    // A node that went away is asked again some times while another takes its place, then the request fails.
    maxRedirections: 5,
    redisOptions: { ...credentials, ...(tls ? { tls: {} } : {}), commandTimeout: COMMAND_TIMEOUT_MS },
  });
  return cluster as unknown as Redis;
}

type ConnectionError = Error & { code?: string; lastNodeError?: Error };

/** Resolves once Redis takes commands; a mock does at once. Until then calls `onWaiting` with what is in the way, once. */
export async function whenReady(redis: Redis, onWaiting: (reason: string) => void): Promise<void> {
  if (redis.status === 'ready') return;
  const tell = (error: ConnectionError) => onWaiting(reasonOf(error));
  redis.once('error', tell);
  await new Promise<void>((resolve) => redis.once('ready', () => resolve()));
  // One that is lost later is no longer waited for.
  redis.off('error', tell);
}

function reasonOf(error: ConnectionError): string {
  const { lastNodeError, code, message } = error;
  // Of a cluster ioredis only says that it could not ask for the slots.
  if (lastNodeError) return 'no node of the cluster answers';
  // Its reason comes just before the hang-up, and is mostly lost with it.
  if (code === 'ECONNRESET' || code === 'EPIPE' || message.includes("isn't writeable")) {
    return 'it hangs up at once, as a Redis in protected mode does on other machines';
  }
  if (storeTrouble(error) === 'refusing') return `it answers, but refuses: ${message}`;
  return code ?? message;
}
