import type { Redis } from 'ioredis';
import type { ServerName } from '#shared/sandbox/server.ts';
import type { SandboxSettings } from '#shared/sandbox/settings.ts';
import { sandboxKeys } from '../store/keys.ts';
import { repliesOf } from '../store/replies-of.ts';
import { unlessFull } from '../store/store-trouble.ts';

export type Balancer = {
  /** Which server answers this visitor's next request. */
  pick(sandboxId: string, settings: SandboxSettings, actorId: string): Promise<ServerName>;
};

/**
 * Shares requests out among a sandbox's servers. Whose turn it is, and whom each visitor was given, is kept in Redis:
 * all processes agree, and the restart of one changes nothing.
 */
export function createBalancer(options: { redis: Redis; idleSeconds: number }): Balancer {
  const { redis, idleSeconds } = options;
  let lastTurn = 0;

  async function takeTurn(key: string, servers: readonly ServerName[]): Promise<ServerName> {
    const counted = redis.multi().hincrby(key, 'turn', 1).expire(key, idleSeconds).exec().then(repliesOf);
    // Where there is no room to count, turns are at least not all the same.
    const [turn] = await unlessFull(counted, [lastTurn + 1]);
    lastTurn = Number(turn);
    return servers[(Number(turn) - 1) % servers.length] ?? 'A';
  }

  return {
    async pick(sandboxId, { servers, balancing }, actorId) {
      const key = sandboxKeys(sandboxId).balance;
      const [only] = servers;
      if (balancing === 'round-robin') return servers.length === 1 && only ? only : takeTurn(key, servers);

      const field = `sticky:${actorId}`;
      const remembered = await redis.hget(key, field);
      const running = servers.find((server) => server === remembered);
      if (running) return running;
      const chosen = await takeTurn(key, servers);
      // Given to a server that no longer runs: the visitor moves on.
      if (remembered !== null) {
        await unlessFull(redis.hset(key, field, chosen), null);
        return chosen;
      }
      // Two first requests at once must end at one server.
      await unlessFull(redis.hsetnx(key, field, chosen), null);
      const agreed = await redis.hget(key, field);
      return servers.find((server) => server === agreed) ?? chosen;
    },
  };
}
