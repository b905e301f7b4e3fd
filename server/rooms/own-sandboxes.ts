import type { Redis } from 'ioredis';
import type { Sandboxes } from '../sandbox/sandboxes.ts';
import { roomKeys } from '../store/keys.ts';
import { repliesOf } from '../store/replies-of.ts';

export type OwnSandboxes = {
  /** This guest's own sandbox, a new one where there is none any more; or why there can be none. */
  give(code: string, guest: string): Promise<{ id: string } | 'room-full' | 'sandboxes-full'>;
};

/**
 * A cloakroom for each guest, and one only: a school is one address, so here no limit per address holds, and a room's cap
 * takes its place.
 */
export function createOwnSandboxes(options: {
  redis: Redis;
  idleSeconds: number;
  cap: number;
  sandboxes: Pick<Sandboxes, 'create' | 'isAlive' | 'close'>;
}): OwnSandboxes {
  const { redis, idleSeconds, cap, sandboxes } = options;
  return {
    async give(code, guest) {
      const { own } = roomKeys(code);
      const known = await redis.hget(own, guest);
      if (known !== null && (await sandboxes.isAlive(known))) return { id: known };
      if (known !== null) await redis.hdel(own, guest);
      const id = await sandboxes.create();
      if (id === null) return 'sandboxes-full';
      // Counted in the very step that puts it in: however many come at once, each sees those before it.
      const added = await redis.multi().hsetnx(own, guest, id).hlen(own).expire(own, idleSeconds).exec();
      const [isNew, count] = repliesOf(added);
      if (isNew === 1 && Number(count) <= cap) return { id };
      await sandboxes.close(id);
      if (isNew === 1) await redis.hdel(own, guest);
      // The same guest has pressed twice.
      const first = await redis.hget(own, guest);
      return first === null ? 'room-full' : { id: first };
    },
  };
}
