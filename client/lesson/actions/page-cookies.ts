import { parseCookie, stringifyCookie } from 'cookie';
import { isTicketForm, ticketCookie, ticketPair } from '#shared/session/vocabulary.ts';

/** The names of the page's cookies that a script sees. Only this file touches `document.cookie`. */
export const readPageCookies = (): string[] => Object.keys(parseCookie(document.cookie));

/**
 * The session id that a script of the page sees; null where it sees none, or one without the form of this site's: another
 * program on this machine may call its cookie the same. Of two of one name the browser tells first the one of the longer
 * path, which is the sandbox's own (RFC 6265bis, section 5.8.3). No other cookie leaves this function.
 */
export const readPageTicket = (): string | null => {
  const seen = parseCookie(document.cookie, { decode: (text) => text })[ticketCookie];
  return seen !== undefined && isTicketForm(seen) ? seen : null;
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

const PROBE = 'coatcheck_probe';

/**
 * Whether this browser keeps a cookie that says `SameSite=None; Secure` from here: over https each does, over plain http some
 * do, on localhost alone. It is tried with one that is gone again before anything is sent.
 */
export const keepsForAllSites = (): boolean => {
  const about = `path=${location.pathname}; samesite=none; secure`;
  // biome-ignore lint/suspicious/noDocumentCookie: what a browser refuses is only told by trying.
  document.cookie = `${PROBE}=1; ${about}`;
  const isKept = readPageCookies().includes(PROBE);
  // biome-ignore lint/suspicious/noDocumentCookie: as above.
  document.cookie = `${PROBE}=; ${about}; max-age=0`;
  return isKept;
};
