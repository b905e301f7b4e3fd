/** An id as it turned up in one place of an event. Ids of one domain are renamed together. */
export type UsedId = { place: string; domain: string; id: string };

const looksRandom = /[A-Za-z0-9_-]{16,}/g;

/** Splits a key's name into what kind it is and whose: `session:4f2a` is kind `session`, id `4f2a`. */
export const splitKey = (key: string): { kind: string; id: string | null } => {
  const colon = key.lastIndexOf(':');
  return colon < 0 ? { kind: key, id: null } : { kind: key.slice(0, colon), id: key.slice(colon + 1) };
};

/** The text with everything that looks like a random id taken out, and those ids. */
export const takeIds = (text: string, place: string): { text: string; ids: UsedId[] } => {
  const ids: UsedId[] = [];
  const rest = text.replace(looksRandom, (run) => {
    if (!/\d/.test(run)) return run;
    ids.push({ place: `${place} ${ids.length}`, domain: 'session', id: run });
    return '<id>';
  });
  return { text: rest, ids };
};
