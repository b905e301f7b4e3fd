import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { ClockMove } from '#shared/sandbox/api.ts';
import type { RecordedEvent } from '#shared/trace/event.ts';
import type { AppKeys } from '../store/app-keys.ts';
import { sandboxKeys } from '../store/keys.ts';
import { type AppKey, toAppKey } from './app-key.ts';
import { type HouseNote, toHouseEvents } from './house-notes.ts';
import type { SandboxState, SandboxStates } from './sandbox-state.ts';

/** How far the sandbox's clock may be ahead of the server's. */
const MAX_OFFSET_MS = 365 * 24 * 3_600_000;
const LOCK_MS = 5000;

export type ClockRefusal = 'clock-too-far' | 'no-session' | 'clock-busy';
export type Clock = { move(sandboxId: string, move: ClockMove): Promise<SandboxState | ClockRefusal> };

/**
 * Moves a sandbox's clock on, for real: every key of the demo app that has a TTL loses as much of it, and what has
 * nothing left is deleted. A key without a TTL stays. Clock and keys change in one step, which a sandbox's common slot
 * allows: a store that is lost in the middle must not leave sessions that aged while the clock stood still.
 */
export function createClock(options: {
  redis: Redis;
  states: SandboxStates;
  appKeys: Pick<AppKeys, 'names'>;
  /** Hears when a key expires from now on, in milliseconds since the epoch; null when it is gone. */
  due(sandboxId: string, key: string, at: number | null): Promise<void>;
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  now(): number;
}): Clock {
  const { redis, states, now } = options;

  async function liveKeys(sandboxId: string, state: SandboxState): Promise<(AppKey & { leftMs: number })[]> {
    const keys = (await options.appKeys.names(sandboxId)).flatMap(
      (name) => toAppKey(sandboxId, name, state) ?? [],
    );
    const left = await Promise.all(
      keys.map(async (key) => ({ ...key, leftMs: await redis.pttl(key.whole) })),
    );
    return left.filter(({ leftMs }) => leftMs >= 0);
  }

  async function moveAlone(sandboxId: string, move: ClockMove): Promise<SandboxState | ClockRefusal> {
    const before = await states.read(sandboxId);
    const keys = await liveKeys(sandboxId, before);
    const lastMs = Math.max(0, ...keys.filter(({ isSession }) => isSession).map(({ leftMs }) => leftMs));
    if ('to' in move && lastMs === 0) return 'no-session';
    const byMs = 'to' in move ? lastMs + 1000 : move.byMs;
    if (before.offsetMs + byMs > MAX_OFFSET_MS) return 'clock-too-far';
    const { state, replies } = await states.moveClock(sandboxId, byMs, (transaction) => {
      for (const { whole, leftMs } of keys) {
        if (leftMs > byMs) transaction.pexpire(whole, leftMs - byMs);
        else transaction.del(whole);
      }
    });
    const expired = keys.filter(({ leftMs }, index) => leftMs <= byMs && replies[index] === 1);
    const notes: HouseNote[] = [{ note: { kind: 'clock-moved', byMs } }, ...tellExpired(expired)];
    const events = toHouseEvents(notes, now() + state.offsetMs);
    await Promise.all(events.map((event) => options.record(sandboxId, event)));
    const newly = (leftMs: number) => (leftMs > byMs ? now() + leftMs - byMs : null);
    await Promise.all(
      keys.flatMap(({ isSession, whole, leftMs }) =>
        isSession ? [options.due(sandboxId, whole, newly(leftMs))] : [],
      ),
    );
    return state;
  }

  return {
    async move(sandboxId, move) {
      // Two at once would both take their time off the TTL that both have read.
      const lock = sandboxKeys(sandboxId).clockLock;
      const mine = randomUUID();
      if ((await redis.set(lock, mine, 'PX', LOCK_MS, 'NX')) === null) return 'clock-busy';
      try {
        return await moveAlone(sandboxId, move);
      } finally {
        if ((await redis.get(lock)) === mine) await redis.del(lock);
      }
    },
  };
}

/** One note for each place in which keys expired. */
export function tellExpired(keys: readonly AppKey[]): HouseNote[] {
  const places = new Map<string, AppKey[]>();
  for (const key of keys) {
    const place = `${key.store} ${key.server}`;
    places.set(place, [...(places.get(place) ?? []), key]);
  }
  return [...places.values()].flatMap((held) =>
    held[0]
      ? [
          {
            note: { kind: 'keys-expired', store: held[0].store, keys: held.map(({ name }) => name) },
            server: held[0].server,
          },
        ]
      : [],
  );
}
