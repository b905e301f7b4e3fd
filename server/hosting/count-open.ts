import type { Redis } from 'ioredis';
import { RECORDED_KEY, ROOMS_KEY, SANDBOXES_KEY } from '../store/keys.ts';

/** How many sandboxes and rooms are open, and how many bytes the traces take, in all processes together. */
export async function countOpen(
  redis: Redis,
  now: number,
): Promise<{ open: number; rooms: number; bytes: number }> {
  const [open, rooms, recorded] = await Promise.all([
    redis.zcount(SANDBOXES_KEY, now, '+inf'),
    redis.zcount(ROOMS_KEY, now, '+inf'),
    redis.zrange(RECORDED_KEY, 0, -1, 'WITHSCORES'),
  ]);
  const bytes = recorded.reduce((sum, score, index) => (index % 2 === 0 ? sum : sum + Number(score)), 0);
  return { open, rooms, bytes };
}
