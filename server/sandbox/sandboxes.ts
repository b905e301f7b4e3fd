import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { sandboxIdSchema } from '#shared/api/sandbox-api.ts';
import { REMEMBERED_SANDBOXES, RecentMap } from '../recent-map.ts';
import { runTogether } from '../store/despite-full.ts';
import { SANDBOXES_KEY, sandboxKeys, sideKeys } from '../store/keys.ts';
import { unlessFull } from '../store/store-trouble.ts';

export type Sandboxes = {
  /** The id of a new sandbox, or null when as many exist as are allowed. */
  create(): Promise<string | null>;
  /** Whether it exists; counts as use, so its two idle hours begin anew. Any string is safe to ask about. */
  use(sandboxId: string): Promise<boolean>;
  /** Whether it exists, without counting as use. */
  isAlive(sandboxId: string): Promise<boolean>;
};

/** For how long a use need not be written down again, at most. Long beside a burst. */
const REMEMBERED_MS = 30_000;

/**
 * One script, hence one step: of a rush for the last places exactly so many get in, and whoever comes to a full house
 * leaves no trace, so that a crowd that is turned away never counts as guests. Expired ones stay in the list until the
 * sweeper has deleted what they left behind, and take no place. Sent once more after a lost answer, it says the same.
 */
const letIn = `
if redis.call('ZSCORE', KEYS[1], ARGV[4]) then
  return 1
end
if redis.call('ZCOUNT', KEYS[1], ARGV[1], '+inf') >= tonumber(ARGV[2]) then
  return 0
end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[4])
return 1
`;

/** Who exists and until when, in Redis, so that every process agrees. A sandbox vanishes when nobody has used it for `idleSeconds`. */
export function createSandboxes(options: {
  redis: Redis;
  idleSeconds: number;
  maxSandboxes: number;
  now(): number;
}): Sandboxes {
  const { redis, idleSeconds, maxSandboxes, now } = options;
  // Short beside the idle time: by so much a sandbox may expire too early.
  const rememberedMs = Math.min(REMEMBERED_MS, idleSeconds * 100);
  const lastWritten = new RecentMap<number>(REMEMBERED_SANDBOXES);

  const remember = (sandboxId: string) => lastWritten.set(sandboxId, now());
  const expiry = () => now() + idleSeconds * 1000;

  return {
    async create() {
      // 128 bits: the id is the only key to the sandbox, so guessing one must be hopeless (OWASP ASVS 5.0, 7.2.3).
      const sandboxId = randomBytes(16).toString('base64url');
      const places = [now(), maxSandboxes, expiry(), sandboxId];
      if ((await redis.eval(letIn, 1, SANDBOXES_KEY, ...places)) === 0) return null;
      await redis.setex(sandboxKeys(sandboxId).meta, idleSeconds, JSON.stringify({ createdAt: now() }));
      remember(sandboxId);
      return sandboxId;
    },

    async use(sandboxId) {
      if (now() - (lastWritten.get(sandboxId) ?? Number.NEGATIVE_INFINITY) < rememberedMs) return true;
      // What is no id never becomes part of a key.
      if (!sandboxIdSchema.safeParse(sandboxId).success) return false;
      const keys = sandboxKeys(sandboxId);
      if ((await redis.expire(keys.meta, idleSeconds)) === 0) return false;
      const prolonged = sideKeys(sandboxId).map((key) => ({ name: 'expire', args: [key, idleSeconds] }));
      await runTogether(redis, prolonged);
      // A list that tells too early an end is put right by the sweeper.
      await unlessFull(redis.zadd(SANDBOXES_KEY, expiry(), sandboxId), null);
      remember(sandboxId);
      return true;
    },

    async isAlive(sandboxId) {
      if (!sandboxIdSchema.safeParse(sandboxId).success) return false;
      return (await redis.exists(sandboxKeys(sandboxId).meta)) === 1;
    },
  };
}
