import { Cookie, type CookieJar } from 'tough-cookie';
import type { DeviceRequest } from '#shared/api/sandbox-api.ts';
import { ticketPair } from '#shared/session/vocabulary.ts';
import { bringTokens, emptyHanded, type HeldTokens, keepTokens } from '#shared/token/held-tokens.ts';
import { agentOfPlayed } from '#shared/trace/agent-of-played.ts';
import type { Actor } from '#shared/trace/event.ts';
import { keepsWhatever } from '#shared/world/fill-jar.ts';
import { mountOf } from '../addresses/base-path.ts';
import { DEVICE_HEADER, type DeviceProof } from './device-proof.ts';
import { type Devices, jarSite } from './devices.ts';

export type PlayRequest = (
  target: { sandboxId: string; device: Actor; secure: boolean },
  request: DeviceRequest,
) => Promise<{ status: number }>;

/** Takes a request to this very process. Its `Host`, and how long it is, is known to whoever takes it there. */
export type SendPlayed = (request: {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}) => Promise<{ status: number; headers: { 'set-cookie'?: string[] | undefined }; text: string }>;

/** Sends requests for devices to this very process, through the gateway like everybody's. */
export function createPlayRequest(options: {
  devices: Devices;
  proof: DeviceProof;
  send: SendPlayed;
  /** The path beneath which the product lies. */
  base: string;
}): PlayRequest {
  const { devices, proof, send, base } = options;

  return async ({ sandboxId, device, secure: isHere }, { method, path, json, take, over }) => {
    const mount = mountOf(base, sandboxId).slice(0, -1);
    const secure = isHere && over !== 'http';
    const site = jarSite(secure);
    const url = `${site}${mount}${path}`;
    const jar = await devices.openJar(sandboxId, device.id);
    const known = await devices.heldTokens(sandboxId, device.id);
    const held = afterTaking(known, take);
    if (held !== known) await devices.keepTokens(sandboxId, device.id, held);
    const brought = bringTokens(held, { method, path });
    const content = json ?? brought.json ?? undefined;
    if (take && 'cookie' in take) {
      const pair = take.cookie.startsWith(ticketPair('')) ? take.cookie : ticketPair(take.cookie);
      // By nothing to take, whatever was there is given up.
      if (take.cookie === '') await jar.removeAllCookies();
      else await jar.setCookie(`${pair}; Path=${mount}/`, `${site}${mount}/`);
      await devices.keepJar(sandboxId, device.id, jar);
    }
    const cookie = await jar.getCookieString(url);
    const answer = await send({
      method,
      path: `${mount}${path}`,
      headers: {
        // By this the demo app's admin tells devices apart.
        'user-agent': agentOfPlayed(device),
        accept: '*/*',
        ...(cookie === '' ? {} : { cookie }),
        ...brought.headers,
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        [DEVICE_HEADER]: proof.sign(device.id),
        ...(secure ? { 'x-forwarded-proto': 'https' } : {}),
      },
      body: content === undefined ? '' : JSON.stringify(content),
    });
    if (answer.headers['set-cookie']) {
      // Read anew: a request of the same device may have ended in the meantime.
      const now = await devices.openJar(sandboxId, device.id);
      for (const line of answer.headers['set-cookie']) await takeIn(now, device, line, url);
      await devices.keepJar(sandboxId, device.id, now);
    }
    // Whoever keeps everything has not lost a token by saying that he gives it up.
    const kept = keepTokens(held, { path }, answer);
    const isGivenUp = kept.token === null && kept.refresh === null;
    if (kept !== held && !(isGivenUp && keepsWhatever(device)))
      await devices.keepTokens(sandboxId, device.id, kept);
    return { status: answer.status };
  };
}

/** By nothing to take, whatever was there is given up. */
function afterTaking(held: HeldTokens, take: DeviceRequest['take']): HeldTokens {
  if (take === undefined) return held;
  if ('token' in take) return { ...held, token: take.token || null };
  return take.cookie === '' ? emptyHanded : held;
}

/** Keeps what a `Set-Cookie` line says, as browsers do; in the jar of whoever keeps everything, whatever it says besides. */
async function takeIn(jar: CookieJar, actor: Actor, line: string, url: string): Promise<void> {
  const cookie = keepsWhatever(actor) ? Cookie.parse(line) : undefined;
  if (!cookie) await jar.setCookie(line, url, { ignoreError: true });
  else if (cookie.TTL() > 0) await jar.setCookie(withoutBounds(cookie), url, { ignoreError: true });
}

function withoutBounds(cookie: Cookie): Cookie {
  cookie.secure = false;
  cookie.maxAge = null;
  cookie.expires = 'Infinity';
  return cookie;
}
