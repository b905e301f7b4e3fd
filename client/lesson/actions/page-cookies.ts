import { parseCookie, stringifyCookie } from 'cookie';
import { ticketCookie, ticketPair } from '#shared/session/vocabulary.ts';

/** The page's cookies as a script sees them: the only place that touches `document.cookie`. */
export const readPageCookies = (): { text: string; names: string[] } => {
  const text = document.cookie;
  return { text, names: Object.keys(parseCookie(text)) };
};

/**
 * Writes a session id into the browser's jar as a script can. Returns false where the browser refuses: a script may
 * not overwrite a cookie with HttpOnly (RFC 6265bis, section 5.7, step 14).
 */
export const putTicket = (id: string, path: string): boolean => {
  // biome-ignore lint/suspicious/noDocumentCookie: the lesson is about this very line.
  document.cookie = `${stringifyCookie({ [ticketCookie]: id })}; path=${path}; samesite=lax`;
  return parseCookie(document.cookie)[ticketCookie] === id;
};

/** Takes a ticket that a script wrote out of the jar again. */
export const takeTicketBack = (path: string): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: as above.
  document.cookie = `${ticketPair('')}; path=${path}; max-age=0`;
};
