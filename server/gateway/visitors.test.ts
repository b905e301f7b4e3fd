import Redis from 'ioredis-mock';
import { expect, it, vi } from 'vitest';
import { browser } from '#shared/trace/actors.ts';
import { createVisitors } from './visitors.ts';

it('does not take a visitor for welcomed whom the store refused to write down', async () => {
  const redis = new Redis();
  const visitors = createVisitors({ redis, idleSeconds: 60, maxVisitors: 3, browser });
  // A transaction as a whole succeeds also where a command in it was refused.
  const transaction = redis.multi();
  vi.spyOn(transaction, 'exec').mockResolvedValue([
    [new Error('OOM command not allowed'), null],
    [null, 0],
  ]);
  vi.spyOn(redis, 'multi').mockReturnValue(transaction);
  await expect(visitors.welcome('full', 'somebody')).rejects.toThrow(/^OOM/);
});
