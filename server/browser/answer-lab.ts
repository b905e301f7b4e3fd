import { labFrame, labHeaders } from '../http/lab-frame-headers.ts';
import type { Precache } from './precache.ts';

/**
 * The document in which learners' code runs, with the headers that a server gives it: by them a browser makes its origin opaque.
 * No worker is asked for a frame that is so by its attribute.
 */
export async function answerLab(precache: Pick<Precache, 'find'>): Promise<Response> {
  const found = await precache.find(labFrame.slice(1));
  if (!found?.ok) return found ?? Response.error();
  return new Response(found.body, {
    headers: { ...labHeaders, 'Content-Type': 'text/html; charset=utf-8' },
  });
}

/** Whether this path beneath the base is that document's. */
export const isLab = (path: string): boolean => `/${path}` === labFrame;
