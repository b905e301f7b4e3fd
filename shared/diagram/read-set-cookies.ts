import { cleanText } from '../trace/clean-text.ts';
import type { TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { isRefused, readSetCookie } from '../world/read-set-cookie.ts';

export type SetCookieLine = {
  name: string;
  value: string;
  isCleared: boolean;
  /** Whoever it was sent to does not keep it. */
  isRefused: boolean;
};

/** The cookies that a response stores or clears, names and values fit for a label. */
export const readSetCookies = (response: TraceEventOf<'response'>): SetCookieLine[] =>
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
        isRefused: isRefused(cookie, response.actor),
      },
    ];
  });
