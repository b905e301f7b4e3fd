import { randomBytes, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { presenterKeySchema } from '#shared/api/stage-api.ts';

const PRESENTER_COOKIE = 'coatcheck_presenter';
/** A day: a browser that has to be started anew in the midst of a class runs it on. */
const KEY_SECONDS = 24 * 60 * 60;

export const newPresenterKey = (): string => randomBytes(16).toString('base64url');

/** The key that a browser shows; null when there is none, or none that we could have given. */
export function readPresenterKey(cookies: string | undefined): string | null {
  const key = presenterKeySchema.safeParse(parseCookie(cookies ?? '')[PRESENTER_COOKIE]);
  return key.success ? key.data : null;
}

/** Whether it is the key of this room. */
export function isKeyOf(room: { key: string }, shown: string | null): boolean {
  const [own, other] = [Buffer.from(room.key), Buffer.from(shown ?? '')];
  // Compared in constant time: how long it takes would tell a guesser how much of it is right.
  return own.length > 0 && own.length === other.length && timingSafeEqual(own, other);
}

/**
 * The `Set-Cookie` line by which a browser runs the stage of this sandbox's room, sent nowhere else: neither to the demo app,
 * whose requests the room sees, nor to any script.
 * @param base the path beneath which the product lies
 */
export const toPresenterCookie = (
  key: string,
  { base, sandboxId, secure }: { base: string; sandboxId: string; secure: boolean },
): string =>
  stringifySetCookie({
    name: PRESENTER_COOKIE,
    value: key,
    httpOnly: true,
    sameSite: 'strict',
    path: `${base}api/sandboxes/${sandboxId}/room`,
    secure,
    maxAge: KEY_SECONDS,
  });
