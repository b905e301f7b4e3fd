import type { Redis } from 'ioredis';
import { sessionIdOf } from '#shared/session/vocabulary.ts';
import { keyIndexesOf, type StoreCommand, storeCommand } from '#shared/store/commands.ts';
import { readLifetime } from '#shared/store/lifetime.ts';
import type { Command, RecordedEvent, Reply } from '#shared/trace/event.ts';
import { EXPIRIES_KEY } from '../store/keys.ts';
import { storeTrouble, unlessFull } from '../store/store-trouble.ts';
import { walkDue } from '../store/walk-due.ts';
import { unref } from '../unref.ts';
import { toAppKey } from './app-key.ts';
import { tellExpired, toControlEvents } from './control-notes.ts';
import type { SandboxStates } from './sandbox-state.ts';

const BATCH = 200;

/** A key, whole, and when it expires; null when it is gone. */
export type DueKey = { key: string; at: number | null };

export type ExpiryWatch = {
  /** Hears what the demo app did to the keys under `prefix`. Never throws and never waits. */
  take(sandboxId: string, event: RecordedEvent, prefix: string): void;
  /** Writes down when keys expire, in milliseconds since the epoch, or that they are gone. */
  due(sandboxId: string, keys: readonly DueKey[]): Promise<void>;
  /** Tells of the sessions whose time has come since. */
  tick(): Promise<void>;
  start(): void;
  /** Resolves when what it was about to tell is told: whoever took a name from the set is the only one who can. */
  stop(): Promise<void>;
};

/**
 * Records that a session expired when it happens by mere waiting. Redis tells nobody, so the due times are kept; each
 * process looks at them, and whoever removes a name from the set is the one who tells.
 */
export function createExpiryWatch(options: {
  redis: Redis;
  states: SandboxStates;
  isAlive(sandboxId: string): Promise<boolean>;
  record(sandboxId: string, event: RecordedEvent): void;
  everyMs: number;
  now(): number;
  onError(error: unknown): void;
}): ExpiryWatch {
  const { redis, now, onError } = options;
  let timer: ReturnType<typeof setInterval> | undefined;
  let ticking: Promise<void> | null = null;
  const underWay = new Map<string, readonly Command[]>();

  // A command for each would be slow with many: to the store in memory each costs as much as all.
  async function due(sandboxId: string, keys: readonly DueKey[]): Promise<void> {
    const memberOf = ({ key }: DueKey) => `${sandboxId} ${key}`;
    const gone = keys.filter(({ at }) => at === null).map(memberOf);
    const coming = keys.flatMap((due) => (due.at === null ? [] : [due.at, memberOf(due)]));
    await Promise.all([
      gone.length > 0 && redis.zrem(EXPIRIES_KEY, ...gone),
      coming.length > 0 && unlessFull(redis.zadd(EXPIRIES_KEY, ...coming), null),
    ]);
  }

  async function look(sandboxId: string, changed: readonly Changed[]): Promise<void> {
    const keys = changed.map(async ({ key, lifeMs }): Promise<DueKey> => {
      // Gone for another reason than its time: it was deleted by the command just answered.
      const leftMs = lifeMs ?? (await redis.pttl(key));
      return { key, at: leftMs > 0 ? now() + leftMs : null };
    });
    await due(sandboxId, await Promise.all(keys));
  }

  async function claim(member: string): Promise<'gone' | 'stays'> {
    const [sandboxId = '', ...rest] = member.split(' ');
    const whole = rest.join(' ');
    const leftMs = await redis.pttl(whole);
    if (leftMs >= 0) {
      const prolonged = await unlessFull(redis.zadd(EXPIRIES_KEY, 'XX', now() + leftMs, member), null);
      return prolonged === null ? 'stays' : 'gone';
    }
    // With many processes exactly one removes the name.
    if ((await redis.zrem(EXPIRIES_KEY, member)) === 1 && leftMs !== -1) await tell(sandboxId, whole);
    return 'gone';
  }

  async function tell(sandboxId: string, whole: string): Promise<void> {
    if (!(await options.isAlive(sandboxId))) return;
    const key = toAppKey(sandboxId, whole);
    if (!key) return;
    const state = await options.states.read(sandboxId);
    for (const event of toControlEvents(tellExpired([key]), now() + state.offsetMs)) {
      options.record(sandboxId, event);
    }
  }

  /** One that cannot be told of does not keep the others from it. */
  async function tick(): Promise<void> {
    await walkDue(redis, { key: EXPIRIES_KEY, until: now(), batch: BATCH }, async (member) => {
      try {
        return await claim(member);
      } catch (error) {
        if (storeTrouble(error) === 'away') throw error;
        onError(error);
        return 'stays';
      }
    });
  }

  return {
    take(sandboxId, event, prefix) {
      if (event.type !== 'store-command' && event.type !== 'store-reply') return;
      const call = `${event.exchange} ${event.call}`;
      if (event.type === 'store-command') {
        underWay.set(call, event.commands);
        return;
      }
      const commands = underWay.get(call) ?? [];
      underWay.delete(call);
      const changed = changedSessions(commands, event.replies);
      if (changed.length === 0) return;
      const whole = changed.map(({ key, lifeMs }) => ({ key: `${prefix}${key}`, lifeMs }));
      look(sandboxId, whole).catch(onError);
    },
    due,
    tick,
    start() {
      timer = setInterval(() => {
        if (ticking) return;
        ticking = tick()
          .catch(onError)
          .finally(() => {
            ticking = null;
          });
      }, options.everyMs);
      unref(timer);
    },
    async stop() {
      clearInterval(timer);
      await ticking;
    },
  };
}

/** `lifeMs` is what the command itself says of the key's time, 0 when none of it will run out; undefined where only the store knows. */
type Changed = { key: string; lifeMs: number | undefined };

/** The session keys that commands wrote, prolonged or deleted. One that found nothing changed nothing. */
function changedSessions(commands: readonly Command[], replies: readonly Reply[]): Changed[] {
  return commands.flatMap(({ name, args }, index) => {
    const reply = replies[index];
    const command = storeCommand(name);
    if (!command || command.effect === 'reads') return [];
    if (reply?.ok !== true || !command.happened(reply.value, args)) return [];
    const lifeMs = toLife(command, args);
    const keys = keyIndexesOf(command, args).map((position) => args[position] ?? '');
    return keys.filter((key) => sessionIdOf(key) !== null).map((key) => ({ key, lifeMs }));
  });
}

function toLife(command: StoreCommand, args: readonly string[]): number | undefined {
  const lifetime = readLifetime(command.lifetime, args);
  if (command.effect === 'removes' || lifetime?.type === 'none') return 0;
  // A point in time is by the store's clock, which need not be ours.
  return lifetime?.type === 'for' ? lifetime.ms : undefined;
}
