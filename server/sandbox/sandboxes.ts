import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { sandboxIdSchema } from '#shared/api/sandbox-api.ts';
import { REMEMBERED_SANDBOXES, RecentMap } from '../recent-map.ts';
import { runTogether } from '../store/despite-full.ts';
import { SANDBOXES_KEY, sandboxKeys, sideKeys } from '../store/keys.ts';
import { unlessFull } from '../store/store-trouble.ts';
import { takePlace } from '../store/take-place.ts';

export type Sandboxes = {
  /** The id of a new sandbox, or null when as many exist as are allowed. */
  create(): Promise<string | null>;
  /** Whether it exists; counts as use, so its two idle hours begin anew. Any string is safe to ask about. */
  use(sandboxId: string): Promise<boolean>;
  /** Whether it exists, without counting as use. */
  isAlive(sandboxId: string): Promise<boolean>;
  /** Ends it before its time. Another process may serve it for half a minute more; what it leaves behind is swept then. */
  close(sandboxId: string): Promise<void>;
};

/** For how long a use need not be written down again, at most. Long beside a burst. */
const REMEMBERED_MS = 30_000;

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
      const place = { now: now(), most: maxSandboxes, until: expiry(), who: sandboxId };
      if (!(await takePlace(redis, SANDBOXES_KEY, place))) return null;
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

    async close(sandboxId) {
      lastWritten.delete(sandboxId);
      await redis.del(sandboxKeys(sandboxId).meta);
      // Swept at once, it would leave behind what whoever remembers it still writes.
      await redis.zadd(SANDBOXES_KEY, 'XX', now() + rememberedMs, sandboxId);
    },
  };
}
