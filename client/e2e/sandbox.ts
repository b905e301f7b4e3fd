import { z } from 'zod';
import { createdSandboxSchema, type Trace, traceSchema } from '#shared/api/sandbox-api.ts';
import type { SettingsChange } from '#shared/sandbox/settings.ts';
import { send } from './reach.ts';

/** Opens a sandbox past the landing page, for journeys that begin later. @returns its id and whole address */
export async function openSandbox(serverUrl: string): Promise<{ id: string; url: string }> {
  const response = await send(new URL('api/sandboxes', serverUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(serverUrl).origin },
  });
  const { id, url } = createdSandboxSchema.parse(await response.json());
  return { id, url: new URL(url, serverUrl).href };
}

/** The trace as the server keeps it. */
export async function readTrace(serverUrl: string, id: string): Promise<Trace> {
  const response = await send(new URL(`api/sandboxes/${id}/trace`, serverUrl));
  return traceSchema.parse(await response.json());
}

/** Moves a sandbox's clock on by so many milliseconds, as its desk does with larger steps. */
export const moveClock = (serverUrl: string, id: string, byMs: number): Promise<void> =>
  control(new URL(`api/sandboxes/${id}/clock`, serverUrl), 'POST', { byMs });

/** Changes what a sandbox is like, as its desk does. */
export const changeSettings = (serverUrl: string, id: string, change: SettingsChange): Promise<void> =>
  control(new URL(`api/sandboxes/${id}/settings`, serverUrl), 'PATCH', change);

async function control(address: URL, method: 'POST' | 'PATCH', body: object): Promise<void> {
  const response = await send(address, {
    method,
    headers: { 'content-type': 'application/json', origin: address.origin },
    body: JSON.stringify(body),
  });
  if (response.status === 200) return;
  throw new Error(`Could not ${method} ${address.pathname}: ${response.status} ${await response.text()}`);
}

/**
 * Ada logs in from outside the page, as a browser does or from a terminal.
 * @returns the cookie that she was given, as a request carries it; empty where she was refused
 */
export async function logInFromOutside(
  sandboxUrl: string,
  { password = 'poetical-science', agent = 'Mozilla/5.0' }: { password?: string; agent?: string } = {},
): Promise<string> {
  const answer = await send(new URL('api/login', sandboxUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': agent,
      origin: new URL(sandboxUrl).origin,
    },
    body: JSON.stringify({ username: 'ada', password }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** The sandbox's id in an address such as `/s/<id>/lessons/…`. */
export function sandboxIdOf(address: string): string {
  return z.string().parse(address.match(/\/s\/([\w-]{22})\//)?.[1]);
}
