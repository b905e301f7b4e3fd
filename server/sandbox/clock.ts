import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { ClockMove } from '#shared/api/sandbox-api.ts';
import type { RecordedEvent } from '#shared/trace/event.ts';
import type { AppKeys } from '../store/app-keys.ts';
import { sandboxKeys } from '../store/keys.ts';
import { unlessFull } from '../store/store-trouble.ts';
import { takeLock } from '../store/take-lock.ts';
import { toAppKey } from './app-key.ts';
import type { ClockMoves } from './clock-moves.ts';
import { type ControlNote, tellExpired, toControlEvents } from './control-notes.ts';
import type { ExpiryWatch } from './expiry-watch.ts';
import type { OwnStores } from './own-stores.ts';
import type { SandboxState, SandboxStates } from './sandbox-state.ts';

/** How far the sandbox's clock may be ahead of the server's: a lesson of a year, done again and again. */
const MAX_OFFSET_MS = 20 * 366 * 24 * 3_600_000;
const LOCK_MS = 5000;

export type ClockRefusal = 'clock-too-far' | 'no-session' | 'clock-busy';
export type Clock = { move(sandboxId: string, move: ClockMove): Promise<SandboxState | ClockRefusal> };

/**
 * Moves a sandbox's clock on, for real: every key of the demo app that has a TTL loses as much of it, and what has
 * nothing left is deleted. A key without a TTL stays. Clock and keys change in one step (`age-keys.ts`): a store that is
 * lost in the middle must not leave sessions that aged while the clock stood still.
 */
export function createClock(options: {
  redis: Redis;
  states: SandboxStates;
  moves: Pick<ClockMoves, 'tell'>;
  appKeys: Pick<AppKeys, 'names'>;
  ownStores: Pick<OwnStores, 'lastEnd'>;
  /** Hears when keys expire from now on. */
  due: ExpiryWatch['due'];
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  now(): number;
}): Clock {
  const { redis, states, now } = options;

  /** For how long the last session lives yet; 0 when there is none. */
  async function lastSessionMs(sandboxId: string, state: SandboxState): Promise<number> {
    const names = await options.appKeys.names(sandboxId);
    const sessions = names.filter((name) => toAppKey(sandboxId, name)?.isSession);
    const lives = await Promise.all(sessions.map((whole) => redis.pttl(whole)));
    const ownEnd = await options.ownStores.lastEnd(sandboxId, state);
    return Math.max(0, ...lives, ownEnd - now() - state.offsetMs);
  }

  /**
   * A script whose answer is late or lost may have run all the same, and a jump that no note tells of makes every later
   * time in the trace a riddle. So the clock itself is asked, behind the script on the same connection: nobody else moves
   * it meanwhile. What expired is not known then; whoever reads the trace works it out from the time of the next event.
   */
  async function jump(sandboxId: string, before: SandboxState, byMs: number) {
    try {
      return await states.moveClock(sandboxId, byMs);
    } catch (error) {
      const { offsetMs } = await readAgain(sandboxId);
      if (offsetMs !== before.offsetMs + byMs) throw error;
      return { offsetMs, aged: [] };
    }
  }

  /** Each time waits for a second at most, so that all is done while the lock holds. */
  async function readAgain(sandboxId: string): Promise<SandboxState> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await states.read(sandboxId);
      } catch (error) {
        if (attempt === 3) throw error;
        await wait(100);
      }
    }
  }

  async function moveAlone(sandboxId: string, move: ClockMove): Promise<SandboxState | ClockRefusal> {
    const before = await states.read(sandboxId);
    const lastMs = 'to' in move ? await lastSessionMs(sandboxId, before) : null;
    if (lastMs === 0) return 'no-session';
    const byMs = 'byMs' in move ? move.byMs : (lastMs ?? 0) + 1000;
    if (before.offsetMs + byMs > MAX_OFFSET_MS) return 'clock-too-far';
    const { offsetMs, aged } = await jump(sandboxId, before, byMs);
    // At once: the replies to what was sent after the jump are close behind.
    await options.moves.tell(sandboxId, offsetMs);
    const keys = aged.flatMap(({ whole, leftMs }) => {
      const key = toAppKey(sandboxId, whole);
      return key ? [{ ...key, leftMs }] : [];
    });
    const expired = keys.filter(({ leftMs }) => leftMs <= byMs);
    const notes: ControlNote[] = [{ note: { kind: 'clock-moved', byMs } }, ...tellExpired(expired)];
    const events = toControlEvents(notes, now() + offsetMs);
    // The clock has moved, and sessions have ended by it, whether or not there was room to write so.
    await unlessFull(Promise.all(events.map((event) => options.record(sandboxId, event))), null);
    const newly = (leftMs: number) => (leftMs > byMs ? now() + leftMs - byMs : null);
    const sessions = keys.filter(({ isSession }) => isSession);
    await options.due(
      sandboxId,
      sessions.map(({ whole, leftMs }) => ({ key: whole, at: newly(leftMs) })),
    );
    return { ...before, offsetMs };
  }

  return {
    async move(sandboxId, move) {
      // Two at once would both go to the same closing time, one after the other, or past the last day that is allowed.
      const giveBack = await takeLock(redis, sandboxKeys(sandboxId).clockLock, LOCK_MS);
      if (giveBack === null) return 'clock-busy';
      try {
        return await moveAlone(sandboxId, move);
      } finally {
        // What came of the move is the answer, whether the store heard this or not: the lock ends by itself.
        await giveBack().catch(() => undefined);
      }
    },
  };
}
