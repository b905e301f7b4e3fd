import type { z } from 'zod/mini';
import { apiErrorSchema, type News } from '#shared/api/sandbox-api.ts';
import { type Answer, ask } from './ask.ts';
import { hrefOf } from './base.ts';

/** How long the head of an answer is waited for. What follows may take its time: a whole trace is long. */
const PATIENCE_MS = 3500;

/** Where a sandbox's stream and its news are. */
export const placeOfSandbox = (sandboxId: string) => `/api/sandboxes/${encodeURIComponent(sandboxId)}`;

const pathOf = (place: string, what: 'events' | 'news', after: number | null) =>
  `${place}/${what}${after === null ? '' : `?after=${after}`}`;

/** Where the stream of the events after this number is. */
export const streamOf = (place: string, after: number | null) => hrefOf(pathOf(place, 'events', after));

/** Fetches, but gives up where nothing at all comes. */
const fetchWithin =
  (signal: AbortSignal): typeof fetch =>
  async (address, init) => {
    const impatient = new AbortController();
    const giveUp = () => impatient.abort();
    signal.addEventListener('abort', giveUp);
    const timer = setTimeout(giveUp, PATIENCE_MS);
    try {
      return await fetch(address, { ...init, signal: impatient.signal });
    } finally {
      clearTimeout(timer);
    }
  };

/** What has happened at a place after this event; null asks for all of it. A place that tells more has a schema of its own. */
export const fetchNews = <Schema extends z.ZodMiniType<News>>(
  place: string,
  after: number | null,
  signal: AbortSignal,
  schema: Schema,
): Promise<Answer<z.output<Schema>>> => ask(pathOf(place, 'news', after), schema, {}, fetchWithin(signal));

/** What comes from the address of a stream: status, type, and what the server itself says of it. */
export type StreamSeen = { status: number; type: string; said: string | null };

/** Looks at what the address of a stream answers. Null when nothing comes. */
export const inspectStream = async (place: string, signal: AbortSignal): Promise<StreamSeen | null> => {
  try {
    const response = await fetchWithin(signal)(streamOf(place, null));
    const { status } = response;
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    if (type !== 'application/json') {
      await response.body?.cancel();
      return { status, type, said: null };
    }
    const refusal = apiErrorSchema.safeParse(await response.json());
    return { status, type, said: refusal.success ? refusal.data.error.message : null };
  } catch {
    // That nothing comes is what was to be found out; whether the server is there at all is asked elsewhere.
    return null;
  }
};
