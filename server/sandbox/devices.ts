import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { CookieJar } from 'tough-cookie';
import { z } from 'zod/mini';
import type { NewDevice } from '#shared/api/sandbox-api.ts';
import { emptyHanded, type HeldTokens } from '#shared/token/held-tokens.ts';
import { type Actor, actorSchema } from '#shared/trace/event.ts';
import { sandboxKeys } from '../store/keys.ts';
import { repliesOf } from '../store/replies-of.ts';
import { unlessFull } from '../store/store-trouble.ts';

export type Devices = {
  list(sandboxId: string): Promise<Actor[]>;
  find(sandboxId: string, deviceId: string): Promise<Actor | null>;
  /** Null when the sandbox has as many as it may. */
  add(sandboxId: string, device: NewDevice): Promise<Actor | null>;
  /** The device's cookies as they are now. */
  openJar(sandboxId: string, deviceId: string): Promise<CookieJar>;
  keepJar(sandboxId: string, deviceId: string, jar: CookieJar): Promise<void>;
  /** The tokens that the device keeps in its memory. */
  heldTokens(sandboxId: string, deviceId: string): Promise<HeldTokens>;
  keepTokens(sandboxId: string, deviceId: string, held: HeldTokens): Promise<void>;
};

/**
 * Where a played device's jar takes this server to be, whichever process plays it. It is no name of this machine, which
 * browsers trust over plain http as well: from elsewhere a Secure cookie is not kept (RFC 6265bis, section 5.7).
 */
export const jarSite = (secure: boolean): string => `${secure ? 'https' : 'http'}://${SITE}`;
const SITE = 'coat-check.example';
/** What earlier versions took it to be. */
const EARLIER_SITE = 'localhost';

const DEVICE_ID = /^(device|attacker|admin)-[0-9a-f]{12}$/;

const tokensOf = (deviceId: string) => `${deviceId}:tokens`;
const heldSchema = z.object({ token: z.nullable(z.string()), refresh: z.nullable(z.string()) });

/** User agents that the server plays, each with a cookie jar of its own, in Redis: any process can play any device. */
export function createDevices(options: { redis: Redis; idleSeconds: number; maxDevices: number }): Devices {
  const { redis, idleSeconds, maxDevices } = options;
  const toActor = (text: string) => actorSchema.parse(JSON.parse(text));

  async function keep(sandboxId: string, field: string, text: string): Promise<void> {
    const { jars } = sandboxKeys(sandboxId);
    const kept = redis.multi().hset(jars, field, text).expire(jars, idleSeconds).exec();
    // Whoever has just logged out has done so, even if there is no room to write down that a cookie is worth nothing now.
    await unlessFull(kept.then(repliesOf), null);
  }

  return {
    async list(sandboxId) {
      const all = await redis.hgetall(sandboxKeys(sandboxId).devices);
      return Object.values(all).map(toActor);
    },
    async find(sandboxId, deviceId) {
      // What is no id never becomes a field: `__proto__` would be found in a store that is a mere object.
      if (!DEVICE_ID.test(deviceId)) return null;
      const found = await redis.hget(sandboxKeys(sandboxId).devices, deviceId);
      return found ? toActor(found) : null;
    },
    async add(sandboxId, { kind, name }) {
      const { devices } = sandboxKeys(sandboxId);
      const id = `${kind}-${randomBytes(6).toString('hex')}`;
      const actor: Actor = { id, kind, name };
      // Counted in the very step that puts it in: however many are added at once, each sees those before it, so that as
      // many come in as there are places, and none gets past the cap.
      const results = await redis
        .multi()
        .hset(devices, id, JSON.stringify(actor))
        .hlen(devices)
        .expire(devices, idleSeconds)
        .exec();
      const [, count] = repliesOf(results);
      if (Number(count) <= maxDevices) return actor;
      await redis.hdel(devices, id);
      return null;
    },
    async openJar(sandboxId, deviceId) {
      const kept = await redis.hget(sandboxKeys(sandboxId).jars, deviceId);
      return kept ? CookieJar.deserialize(movedHere(kept)) : new CookieJar();
    },
    keepJar: async (sandboxId, deviceId, jar) =>
      keep(sandboxId, deviceId, JSON.stringify(await jar.serialize())),
    async heldTokens(sandboxId, deviceId) {
      const kept = await redis.hget(sandboxKeys(sandboxId).jars, tokensOf(deviceId));
      return kept ? heldSchema.parse(JSON.parse(kept)) : emptyHanded;
    },
    keepTokens: (sandboxId, deviceId, held) => keep(sandboxId, tokensOf(deviceId), JSON.stringify(held)),
  };
}

const jarSchema = z.looseObject({ cookies: z.array(z.looseObject({ domain: z.nullish(z.string()) })) });

/** A jar as it was kept. Devices logged out by an upgrade: the cookies of an earlier version's name come under today's. */
function movedHere(text: string) {
  const jar = jarSchema.parse(JSON.parse(text));
  const move = (cookie: (typeof jar.cookies)[number]) =>
    cookie.domain === EARLIER_SITE ? { ...cookie, domain: SITE } : cookie;
  return { ...jar, cookies: jar.cookies.map(move) };
}
