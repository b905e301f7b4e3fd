import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import { refuse } from '../http/api-refusal.ts';
import { HOST_TOKEN_KEY } from '../store/keys.ts';
import { unlessFull } from '../store/store-trouble.ts';

/** Whether others than whoever started it come here, so that there is something to look after. */
export const isHosted = ({ host, publicUrl, lan, trustedProxies, classCode, hostToken }: Config): boolean =>
  lan || trustedProxies > 0 || [host, publicUrl, classCode, hostToken].some((setting) => setting !== null);

/** A token that all processes on one store agree on, whichever of them started first. */
export async function agreeOnToken(redis: Redis): Promise<string> {
  const mine = randomBytes(24).toString('base64url');
  await unlessFull(redis.set(HOST_TOKEN_KEY, mine, 'NX'), null);
  return (await redis.get(HOST_TOKEN_KEY)) ?? mine;
}

/** Lets through whoever bears the token (RFC 6750, section 2.1): it stands in no address, and so in no log. */
export function requireHostToken(token: string): RequestHandler {
  const wanted = toDigest(token);
  return (request, response, next) => {
    const [, shown = ''] = /^Bearer ([\w-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    // Compared without regard to where they differ: an answer's time would tell how much of a guess is right.
    if (timingSafeEqual(toDigest(shown), wanted)) return next();
    response.set('WWW-Authenticate', 'Bearer');
    return refuse(response, 'host-token-needed');
  };
}

const toDigest = (token: string): Buffer => createHash('sha256').update(token).digest();
