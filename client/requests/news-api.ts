import { apiErrorSchema, type News, newsSchema } from '#shared/api/sandbox-api.ts';
import { type Answer, ask } from './ask.ts';

/** How long the head of an answer is waited for. What follows may take its time: a whole trace is long. */
const PATIENCE_MS = 3500;

const pathOf = (sandboxId: string, what: 'events' | 'news', after: number | null) =>
  `/api/sandboxes/${encodeURIComponent(sandboxId)}/${what}${after === null ? '' : `?after=${after}`}`;

/** Where the stream of a sandbox's events after this number is. */
export const streamOf = (sandboxId: string, after: number | null) => pathOf(sandboxId, 'events', after);

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

/** What has happened in a sandbox after this event; null asks for all of it. */
export const fetchNews = (
  sandboxId: string,
  after: number | null,
  signal: AbortSignal,
): Promise<Answer<News>> => ask(pathOf(sandboxId, 'news', after), newsSchema, {}, fetchWithin(signal));

/** What comes from the address of a stream: status, type, and what the server itself says of it. */
export type StreamSeen = { status: number; type: string; said: string | null };

/** Looks at what the address of a sandbox's stream answers. Null when nothing comes. */
export const inspectStream = async (sandboxId: string, signal: AbortSignal): Promise<StreamSeen | null> => {
  try {
    const response = await fetchWithin(signal)(streamOf(sandboxId, null));
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
