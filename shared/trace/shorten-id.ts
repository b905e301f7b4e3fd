/** Shortens an id in the middle, `4f2a…c91`, so that it can be recognised but not used. */
export const shortenId = (id: string): string => (id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-3)}` : id);

/** Shortens whatever looks like a random id within a text: a session id must not be copied from a picture. */
export const shortenIds = (text: string): string =>
  text.replace(/[A-Za-z0-9_-]{16,}/g, (run) => (/\d/.test(run) ? shortenId(run) : run));
