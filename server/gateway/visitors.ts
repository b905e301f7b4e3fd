import { createHash, randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Response } from 'express';
import type { Redis } from 'ioredis';
import type { HeaderFields } from '#shared/exchange/header-fields.ts';
import { type Actor, actorSchema } from '#shared/trace/event.ts';
import { DEVICE_HEADER } from '../sandbox/device-proof.ts';
import { sandboxKeys } from '../store/keys.ts';
import { repliesOf } from '../store/replies-of.ts';
import { unlessFull } from '../store/store-trouble.ts';
import type { Target } from './gateway.ts';
import { nameVisitor } from './name-visitor.ts';

/** The product's own cookie, which the gateway takes off before the demo app and the trace. */
export const VISITOR_COOKIE = 'coatcheck_device';

export type Visitors = {
  /** Who holds this cookie; on first sight it gets a name. `too-many` when the sandbox has as many as it may. */
  meet(sandboxId: string, visitor: string, headers: HeaderFields): Promise<Actor | 'too-many'>;
  /** The page is opened: whoever does so first is *Browser*. */
  welcome(sandboxId: string, visitor: string): Promise<void>;
};

const FIRST = 'first';

/** Which real user agents a sandbox has seen, in Redis, so that every process knows them by the same names. */
export function createVisitors(options: {
  redis: Redis;
  idleSeconds: number;
  maxVisitors: number;
  browser: Actor;
}): Visitors {
  const { redis, idleSeconds, maxVisitors, browser } = options;
  const toActor = (text: string) => actorSchema.parse(JSON.parse(text));

  async function welcome(sandboxId: string, visitor: string): Promise<void> {
    const { visitors } = sandboxKeys(sandboxId);
    repliesOf(await redis.multi().hsetnx(visitors, FIRST, visitor).expire(visitors, idleSeconds).exec());
  }

  return {
    welcome,
    async meet(sandboxId, visitor, headers) {
      const { visitors } = sandboxKeys(sandboxId);
      const [first, known] = await redis.hmget(visitors, FIRST, visitor);
      if (first === visitor) return browser;
      if (known) return toActor(known);
      if (!first) {
        await welcome(sandboxId, visitor);
        if ((await redis.hget(visitors, FIRST)) === visitor) return browser;
      }
      const { [FIRST]: _, ...others } = await redis.hgetall(visitors);
      const name = nameVisitor(
        String(headers['user-agent'] ?? ''),
        Object.values(others).map((text) => toActor(text).name),
      );
      // The cookie itself is a secret and never an id that others see.
      const id = `device-${createHash('sha256').update(visitor).digest('hex').slice(0, 12)}`;
      const actor = JSON.stringify({ id, kind: 'device', name } satisfies Actor);
      // Counted in the very step that puts it in: however many come at once, each sees those before it.
      const results = await redis.multi().hsetnx(visitors, visitor, actor).hlen(visitors).exec();
      const [isNew, count] = repliesOf(results);
      if (isNew === 1 && Number(count) > maxVisitors) {
        await redis.hdel(visitors, visitor);
        return 'too-many';
      }
      const agreed = await redis.hget(visitors, visitor);
      return agreed ? toActor(agreed) : 'too-many';
    },
  };
}

/** Whether a browser asks, or what poses as one; a played device may have any name. */
export function isBrowser(headers: HeaderFields): boolean {
  return !(DEVICE_HEADER in headers) && /^Mozilla\//.test(String(headers['user-agent'] ?? ''));
}

/** Null when there is none, or none that we could have given. */
export function readVisitorCookie(headers: HeaderFields): string | null {
  const value = parseCookie(String(headers.cookie ?? ''))[VISITOR_COOKIE];
  return value !== undefined && /^[\w-]{22}$/.test(value) ? value : null;
}

/**
 * Whether a browser asks that has not been here: it comes without the cookie, by its address bar, a link, or from another
 * page of ours. One that is on a page of the sandbox has been given the cookie and leaves it out, as a script may; and what
 * another site causes comes without it from whomever.
 */
export function isNewcomer(sandboxId: string, headers: HeaderFields): boolean {
  if (!isBrowser(headers) || readVisitorCookie(headers) !== null) return false;
  if (String(headers.referer ?? '').includes(`/s/${sandboxId}/`)) return false;
  // Another site's form says where it comes from, which a link does not, and leaves the cookie out.
  if (headers['sec-fetch-site'] === 'cross-site' && headers.origin !== undefined) return false;
  // Over plain http a browser says nothing of its purpose, save to localhost (Fetch Metadata).
  const asksForPage = String(headers.accept ?? '').includes('text/html') ? 'document' : '';
  return (
    (headers['sec-fetch-dest'] ?? asksForPage) === 'document' || headers['sec-fetch-site'] === 'same-origin'
  );
}

export const newVisitor = (): string => randomBytes(16).toString('base64url');

/**
 * The cookie by which a browser is told from others, as `Set-Cookie` lines. Neither scripts nor other sites can use it, and
 * it is sent to this sandbox alone: to its pages, and to its controls.
 */
export function toVisitorCookies(
  visitor: string,
  { mount, controls, secure }: Pick<Target, 'mount' | 'controls' | 'secure'>,
): string[] {
  return [mount, controls].map((path) =>
    // Not strict: who comes back by a link on a course's page would come without it, and be a new device each time.
    stringifySetCookie({
      name: VISITOR_COOKIE,
      value: visitor,
      httpOnly: true,
      sameSite: 'lax',
      path,
      secure,
    }),
  );
}

/** Gives a browser that opens a sandbox's page the cookie by which it is told from others, unless it has one. */
export async function welcomeVisitor(
  response: Response,
  options: Omit<Target, 'reportError'> & { visitors: Visitors; headers: HeaderFields },
): Promise<void> {
  const { sandboxId, headers } = options;
  if (!isBrowser(headers)) return;
  const known = readVisitorCookie(headers);
  const visitor = known ?? newVisitor();
  const welcomed = options.visitors.welcome(sandboxId, visitor);
  // Whoever has been here before is known already, and needs no room.
  if (known !== null) return void (await unlessFull(welcomed, null));
  await welcomed;
  response.append('Set-Cookie', toVisitorCookies(visitor, options));
}
