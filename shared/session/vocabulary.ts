/** By what names the demo app's sessions go: its cookie, and their keys in the store. */

/** The cookie that is a ticket. */
export const ticketCookie = 'session_id';

/** The cookie as a browser sends it. An id is opaque, so it is not encoded. */
export const ticketPair = (id: string): string => `${ticketCookie}=${id}`;

/** Whether an id has the form of those that the demo app gives out, under whichever of its ways to make them. */
export const isTicketForm = (id: string): boolean => /^([0-9a-f]{32}|\d{1,15})$/.test(id);

const sessionPrefix = 'session:';
const userIndexPrefix = 'user-sessions:';

export const sessionKeyOf = (id: string): string => sessionPrefix + id;

/** The session id in a key's name; null for keys of other kinds. */
export const sessionIdOf = (key: string): string | null => restOf(key, sessionPrefix);

/** The set of the ids of one user's sessions. */
export const userIndexKeyOf = (userId: number | string): string => userIndexPrefix + userId;

/** The user whose sessions a key lists; null for keys of other kinds. */
export const userIdOf = (key: string): string | null => restOf(key, userIndexPrefix);

const restOf = (key: string, prefix: string): string | null =>
  key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : null;
