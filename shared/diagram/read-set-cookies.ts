import { cleanText } from '../trace/clean-text.ts';
import type { TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { readSetCookie } from '../world/read-set-cookie.ts';
import { type Refusal, refusalOf } from '../world/refusal-of.ts';

export type SetCookieLine = {
  name: string;
  value: string;
  isCleared: boolean;
  /** Why whoever it was sent to does not keep it; null when they do. */
  refusal: Refusal | null;
};

/** The cookies that a response stores or clears, names and values fit for a label. `request` is null where it is unknown. */
export const readSetCookies = (
  response: TraceEventOf<'response'>,
  request: TraceEventOf<'request'> | null = null,
): SetCookieLine[] =>
  headerValues(response.headers, 'set-cookie').flatMap((line) => {
    const { at, number } = response;
    const cookie = readSetCookie(line, { at, path: '/', host: null, setBy: number });
    if (!cookie) return [];
    const { expiresAt } = cookie;
    const isCleared = expiresAt !== null && expiresAt <= at;
    return [
      {
        name: cleanText(cookie.name, 24),
        value: cleanText(cookie.value, 64),
        isCleared,
        refusal: refusalOf(cookie, response.actor, request),
      },
    ];
  });
