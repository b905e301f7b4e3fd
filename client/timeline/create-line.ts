import { heartbeatMessageSchema, snapshotMessageSchema } from '#shared/api/sandbox-api.ts';
import { traceEventSchema } from '#shared/trace/event.ts';
import type { StreamMessage } from './stream-message.ts';

/** The part of `EventSource` that is used here. */
export type EventLine = {
  readonly readyState: number;
  addEventListener(type: string, listener: (message: { data?: unknown }) => void): void;
  close(): void;
};

export type LineEffects = {
  openLine(url: string): EventLine;
  /** Asks the server why it refused the line. Gone only when it says that there is no such sandbox. */
  askWhy(): Promise<{ gone: true } | { gone: false; why: string }>;
  now(): number;
  /** Calls back once after so many milliseconds, unless the returned function is called before. */
  after(ms: number, callback: () => void): () => void;
};

/** Two and a half heartbeats of 15 s: longer silence means a dead line that nobody has noticed. */
export const SILENCE_MS = 37_500;
const CLOSED = 2;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

const readJson = (data: unknown): unknown => {
  try {
    return JSON.parse(String(data));
  } catch {
    // No JSON is no message of ours; the schema then refuses it.
    return undefined;
  }
};

export type Line = {
  open(after: number | null): void;
  close(): void;
};

/**
 * Keeps one line of server-sent events open. The browser reconnects by itself with `Last-Event-ID`; this reopens
 * with `?after=` where it gives up, where silence lasts too long, and where a message cannot be read.
 */
export const createLine = (
  url: string,
  tell: (message: StreamMessage) => void,
  effects: LineEffects,
): Line => {
  let line: EventLine | null = null;
  let last: number | null = null;
  let waitMs = FIRST_WAIT_MS;
  let stopTimer: () => void = () => undefined;

  const close = () => {
    stopTimer();
    line?.close();
    line = null;
  };

  const listenForSilence = () => {
    stopTimer();
    stopTimer = effects.after(SILENCE_MS, () => {
      tell({ type: 'line lost', why: 'Nothing has been heard from the server for a while.' });
      open(last);
    });
  };

  const retryLater = (why: string) => {
    close();
    tell({ type: 'line lost', why });
    stopTimer = effects.after(waitMs, () => open(last));
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };

  const findOutWhy = async (refused: EventLine) => {
    const reason = await effects.askWhy();
    // Meanwhile the line was closed for good, or opened anew.
    if (line !== refused) return;
    if (!reason.gone) return retryLater(reason.why);
    close();
    tell({ type: 'sandbox gone' });
  };

  const open = (after: number | null) => {
    close();
    last = after;
    const opened = effects.openLine(after === null ? url : `${url}?after=${after}`);
    line = opened;
    listenForSilence();

    const hear = (type: string, take: (data: unknown) => StreamMessage | null) =>
      opened.addEventListener(type, ({ data }) => {
        if (line !== opened) return;
        const message = take(readJson(data));
        if (!message) return retryLater('A message from the server could not be read.');
        waitMs = FIRST_WAIT_MS;
        listenForSilence();
        tell(message);
      });

    hear('snapshot', (data) => {
      const parsed = snapshotMessageSchema.safeParse(data);
      if (!parsed.success) return null;
      const { events, dropped, now } = parsed.data;
      last = events.at(-1)?.number ?? dropped;
      return { type: 'snapshot', events, dropped, skewMs: now - effects.now() };
    });
    hear('trace', (data) => {
      const parsed = traceEventSchema.safeParse(data);
      if (!parsed.success) return null;
      const event = parsed.data;
      last = event.number;
      if (event.type === 'note' && event.note.kind === 'clock-moved') {
        tell({ type: 'clock moved', skewMs: event.at - effects.now() });
      }
      return { type: 'event arrived', event };
    });
    hear('heartbeat', (data) => {
      const parsed = heartbeatMessageSchema.safeParse(data);
      return parsed.success ? { type: 'heartbeat', skewMs: parsed.data.now - effects.now() } : null;
    });
    opened.addEventListener('open', () => {
      if (line === opened) tell({ type: 'line opened' });
    });
    opened.addEventListener('error', () => {
      if (line !== opened) return;
      if (opened.readyState === CLOSED) void findOutWhy(opened);
      else tell({ type: 'line lost', why: 'The connection to the server broke.' });
    });
  };

  return { open, close };
};
