import { randomInt } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import {
  type OwnPlace,
  ownPlaceSchema,
  type RoomTold,
  roomQuestionSchema,
  type Shown,
  shownSchema,
} from '#shared/api/room-api.ts';
import { CODE_LENGTH, codeAlphabet, readRoomCode } from '#shared/room/room-code.ts';
import { runTogether } from '../store/despite-full.ts';
import { ROOMS_KEY, roomKeys, sandboxKeys } from '../store/keys.ts';
import { replaceText } from '../store/replace-text.ts';
import { takePlace } from '../store/take-place.ts';
import { newPresenterKey } from './presenter-key.ts';

/** A question as its presenter's pages know it. */
const askedSchema = z.object({ ...roomQuestionSchema.shape, name: z.string() });
export type AskedQuestion = z.infer<typeof askedSchema>;

/** What a room's hash holds. */
const stateSchema = z.object({
  sandboxId: z.string(),
  /** By which its presenter's browsers are known. */
  key: z.string().default(''),
  /** Whether a browser has come by the link that has the key. */
  isLinked: z
    .string()
    .transform(() => true)
    .default(false),
  shown: z.string().transform((text) => shownSchema.parse(JSON.parse(text))),
  /** Number of the furthest event that the presenter has shown: no guest is sent a later one. */
  furthest: z.coerce.number(),
  own: z.string().transform((text) => z.nullable(ownPlaceSchema).parse(JSON.parse(text))),
  /** Whether guests may ask to come to the counter. */
  mayEnter: z
    .string()
    .transform((text) => text === '1')
    .default(false),
  question: z
    .string()
    .transform((text) => z.nullable(askedSchema).parse(JSON.parse(text)))
    .default(null),
  /** When it closes for good, in milliseconds since the epoch; null while nobody closes it. */
  closesAt: z.coerce.number().nullable().default(null),
});

export type Room = z.infer<typeof stateSchema> & { code: string };

export type Rooms = {
  /** The room of this sandbox: the one that is open already, or a new one; null when as many exist as are allowed. */
  open(sandboxId: string, shown: Shown): Promise<{ room: Room; isNew: boolean } | null>;
  /** The room that is open in this sandbox, if any. Counts as use by its presenter, so its idle hours begin anew. */
  of(sandboxId: string): Promise<Room | null>;
  find(code: string): Promise<Room | null>;
  show(room: Room, shown: Shown): Promise<void>;
  letTry(room: Room, own: OwnPlace | null): Promise<void>;
  /** Whether guests may ask to come to the counter. */
  openEntries(room: Room, areOpen: boolean): Promise<void>;
  /** A browser has come by the presenter's link. */
  link(room: Room): Promise<void>;
  /** Puts a question to it, or the same with what came of it; null takes it away. */
  ask(room: Room, question: AskedQuestion | null): Promise<void>;
  /** Closes it in so many milliseconds, or no more, where that is null. */
  closeIn(room: Room, ms: number | null): Promise<void>;
};

/** What its guests are told. */
export const toTold = ({ shown, own, mayEnter, question, closesAt }: Room): RoomTold => ({
  shown,
  own,
  mayEnter,
  question: question && roomQuestionSchema.parse(question),
  isClosing: closesAt !== null,
});

const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');

/** All rooms, in Redis, so that every process agrees. One vanishes when its presenter has been away for `idleSeconds`. */
export function createRooms(options: {
  redis: Redis;
  idleSeconds: number;
  maxRooms: number;
  now(): number;
}): Rooms {
  const { redis, idleSeconds, maxRooms, now } = options;
  const expiry = () => now() + idleSeconds * 1000;

  async function find(code: string): Promise<Room | null> {
    // What is no code never becomes part of a key.
    if (readRoomCode(code) !== code) return null;
    const state = await redis.hgetall(roomKeys(code).state);
    if (state.sandboxId === undefined) return null;
    const room = { ...stateSchema.parse(state), code };
    return room.closesAt !== null && room.closesAt <= now() ? null : room;
  }

  async function prolong({ code, closesAt }: Room): Promise<void> {
    const { doorbell: _, ...keys } = roomKeys(code);
    await runTogether(
      redis,
      Object.values(keys).map((key) => ({ name: 'expire', args: [key, idleSeconds] })),
    );
    if (closesAt === null) await redis.zadd(ROOMS_KEY, 'XX', expiry(), code);
  }

  async function change({ code }: Room, fields: Record<string, string | number>): Promise<void> {
    const { state, doorbell } = roomKeys(code);
    await runTogether(redis, [
      { name: 'hset', args: [state, ...Object.entries(fields).flat()] },
      { name: 'expire', args: [state, idleSeconds] },
      { name: 'publish', args: [doorbell, ''] },
    ]);
  }

  /** The code that a sandbox names, and its room, where that is still there. */
  async function look(sandboxId: string): Promise<{ named: string | null; room: Room | null }> {
    const named = await redis.get(sandboxKeys(sandboxId).room);
    const room = named === null ? null : await find(named);
    if (room) await prolong(room);
    return { named, room };
  }

  async function open(sandboxId: string, shown: Shown): Promise<{ room: Room; isNew: boolean } | null> {
    const { named, room: existing } = await look(sandboxId);
    if (existing) return { room: existing, isNew: false };
    const code = newCode();
    const place = { now: now(), most: maxRooms, until: expiry(), who: code };
    // A code that is taken already, by one chance in millions, is no room of ours.
    if ((await find(code)) !== null) return open(sandboxId, shown);
    if (!(await takePlace(redis, ROOMS_KEY, place))) return null;
    const room: Room = {
      code,
      sandboxId,
      key: newPresenterKey(),
      isLinked: false,
      shown,
      furthest: shown.number,
      own: null,
      mayEnter: false,
      question: null,
      closesAt: null,
    };
    await change(room, {
      sandboxId,
      key: room.key,
      shown: JSON.stringify(shown),
      furthest: shown.number,
      own: JSON.stringify(null),
    });
    const naming = { before: named, text: code, seconds: idleSeconds };
    if (await replaceText(redis, sandboxKeys(sandboxId).room, naming)) return { room, isNew: true };
    // Two at the same moment: the other one's room is whole by now, and nobody has heard of this one.
    await redis.del(roomKeys(code).state);
    await redis.zrem(ROOMS_KEY, code);
    return open(sandboxId, shown);
  }

  return {
    open,
    of: async (sandboxId) => (await look(sandboxId)).room,
    find,
    show: (room, shown) =>
      change(room, { shown: JSON.stringify(shown), furthest: Math.max(room.furthest, shown.number) }),
    ask: (room, question) => change(room, { question: JSON.stringify(question) }),
    link: (room) => change(room, { isLinked: 1 }),
    openEntries: (room, areOpen) => change(room, { mayEnter: areOpen ? 1 : 0 }),
    letTry: (room, own) => change(room, { own: JSON.stringify(own) }),
    async closeIn(room, ms) {
      const { state, doorbell } = roomKeys(room.code);
      const closesAt = ms === null ? null : now() + ms;
      await runTogether(redis, [
        closesAt === null
          ? { name: 'hdel', args: [state, 'closesAt'] }
          : { name: 'hset', args: [state, 'closesAt', closesAt] },
        { name: 'publish', args: [doorbell, ''] },
      ]);
      await redis.zadd(ROOMS_KEY, 'XX', closesAt ?? expiry(), room.code);
    },
  };
}
