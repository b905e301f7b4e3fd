import { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';

export type Store = {
  /** For commands. */
  redis: Redis;
  /** Subscribed connections can do nothing else, so channels have one of their own. */
  subscriber: Redis;
  close(): Promise<void>;
};

/**
 * Connects to a real Redis by URL, or opens an in-memory one under `mockName` (mocks of one name share their data).
 * With a real Redis nothing waits for a lost connection: a command fails at once or after a second, and ioredis
 * reconnects by itself.
 */
export function connectRedis(options: {
  redisUrl: string | null;
  mockName: string;
  onError(error: Error): void;
}): Store {
  const redis = options.redisUrl === null ? openMock(options.mockName) : openReal(options.redisUrl);
  const subscriber = options.redisUrl === null ? openMock(options.mockName) : openReal(options.redisUrl);
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

function openReal(url: string): Redis {
  return new Redis(url, {
    enableOfflineQueue: false,
    enableAutoPipelining: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 1000,
    retryStrategy: (attempt) => Math.min(attempt * 50, 500),
  });
}

function openMock(name: string): Redis {
  const redis = new RedisMock({ host: name });
  // One mock serves every stream of the process, and each stream listens to it.
  redis.setMaxListeners(0);
  return redis;
}

/** Resolves once Redis takes commands; a mock does at once. Until then calls `onWaiting` with what is in the way, once. */
export async function whenReady(redis: Redis, onWaiting: (reason: string) => void): Promise<void> {
  if (redis.status === 'ready') return;
  redis.once('error', (error: Error & { code?: string }) => onWaiting(error.code ?? error.message));
  await new Promise<void>((resolve) => redis.once('ready', () => resolve()));
}
