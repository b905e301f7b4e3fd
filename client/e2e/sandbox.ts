import { z } from 'zod';
import { createdSandboxSchema, type Trace, traceSchema } from '#shared/api/sandbox-api.ts';
import type { SettingsChange } from '#shared/sandbox/settings.ts';

/** Opens a sandbox past the landing page, for journeys that begin later. @returns its id and whole address */
export async function openSandbox(serverUrl: string): Promise<{ id: string; url: string }> {
  const response = await fetch(new URL('api/sandboxes', serverUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(serverUrl).origin },
  });
  const { id, url } = createdSandboxSchema.parse(await response.json());
  return { id, url: new URL(url, serverUrl).href };
}

/** Logs ada in, as a browser that has not been here. @param address the sandbox's whole address */
export const logIn = (address: string): Promise<Response> =>
  fetch(new URL('api/login', address), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Mozilla/5.0',
      origin: new URL(address).origin,
    },
    body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
  });

/** The trace as the server keeps it. */
export async function readTrace(serverUrl: string, id: string): Promise<Trace> {
  const response = await fetch(new URL(`api/sandboxes/${id}/trace`, serverUrl));
  return traceSchema.parse(await response.json());
}

/** Moves a sandbox's clock on by so many milliseconds, as its desk does with larger steps. */
export const moveClock = (serverUrl: string, id: string, byMs: number): Promise<void> =>
  control(new URL(`api/sandboxes/${id}/clock`, serverUrl), 'POST', { byMs });

/** Changes what a sandbox is like, as its desk does. */
export const changeSettings = (serverUrl: string, id: string, change: SettingsChange): Promise<void> =>
  control(new URL(`api/sandboxes/${id}/settings`, serverUrl), 'PATCH', change);

async function control(address: URL, method: 'POST' | 'PATCH', body: object): Promise<void> {
  const response = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json', origin: address.origin },
    body: JSON.stringify(body),
  });
  if (response.status === 200) return;
  throw new Error(`Could not ${method} ${address.pathname}: ${response.status} ${await response.text()}`);
}

/** The sandbox's id in an address such as `/s/<id>/lessons/…`. */
export function sandboxIdOf(address: string): string {
  return z.string().parse(address.match(/\/s\/([\w-]{22})\//)?.[1]);
}
