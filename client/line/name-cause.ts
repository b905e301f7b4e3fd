import type { StreamSeen } from '../requests/news-api.ts';

/** Where it is to be mended, with the sandbox's id, which is its key, left out. */
const place = '/api/sandboxes/…/events';

/** Why a stream stays silent, in words for whoever runs the place. */
export const heldBack = `The stream of events is held back on its way, most likely by a proxy that gathers or compresses it. Whoever runs it: turn off buffering and compression for ${place}.`;

/** Why a stream cannot be had, by what its address answers. */
export const nameCause = (seen: StreamSeen | null): string => {
  if (seen?.said) return seen.said;
  if (seen === null || (seen.status === 200 && seen.type === 'text/event-stream')) {
    return `The stream of events breaks off again and again, most likely at a proxy. Whoever runs it: give ${place} a time-out of 60 s.`;
  }
  const what = [seen.status, seen.type].filter(Boolean).join(' ');
  return `Something else answers in place of the stream of events (${what}), most likely a proxy. Whoever runs it: let ${place} through to the server as it is.`;
};
