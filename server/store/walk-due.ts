import type { Redis } from 'ioredis';

/**
 * Takes the members of a sorted set whose score is `until` at most, a batch at a time, each once. Walking in circles: a
 * full store does not take a later score, so a member may stay where it is, and is passed by then for those behind it.
 *
 * @param take says whether the member stays as due as it was
 */
export async function walkDue(
  redis: Redis,
  { key, until, batch }: { key: string; until: number; batch: number },
  take: (member: string) => Promise<'gone' | 'stays'>,
): Promise<void> {
  let staying = 0;
  for (;;) {
    const due = await redis.zrangebyscore(key, '-inf', until, 'LIMIT', staying, batch);
    for (const member of due) if ((await take(member)) === 'stays') staying += 1;
    if (due.length < batch) return;
  }
}
