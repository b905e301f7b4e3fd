import type { News } from '#shared/api/sandbox-api.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { StreamWord } from './hear-stream.ts';
import type { StreamMessage } from './stream-message.ts';

/** What a line knows of the trace, and of the time. */
export type Known = {
  /** The number of the last event that was told; null where nothing was yet. */
  last: number | null;
  /** The sandbox's clock minus this machine's, in milliseconds; null until it is known. */
  skewMs: number | null;
};

/** What was said so long ago comes late. */
const LATE_MS = 3000;

/** The sandbox's clock when this was said. */
export const saidAt = (word: StreamWord): number => (word.type === 'trace' ? word.event.at : word.now);

/** Whether something held a word back that was heard at this machine's time `at`. */
export const isLate = ({ skewMs }: Known, word: StreamWord, at: number): boolean =>
  skewMs !== null && saidAt(word) + LATE_MS < at + skewMs;

const ofEvent = (event: TraceEvent, at: number): StreamMessage[] => [
  ...(event.type === 'note' && event.note.kind === 'clock-moved'
    ? [{ type: 'clock moved', skewMs: event.at - at } as const]
    : []),
  { type: 'event arrived', event },
];

/** What a word of the stream tells: each event once, and nothing that asking has overtaken. */
export const wordToMessages = (known: Known, word: StreamWord, at: number): StreamMessage[] => {
  switch (word.type) {
    case 'trace':
      return word.event.number > (known.last ?? 0) ? ofEvent(word.event, at) : [];
    case 'snapshot': {
      if (known.last !== null && isLate(known, word, at)) return [];
      const { events, dropped, now } = word;
      return [{ type: 'snapshot', events, dropped, skewMs: now - at }];
    }
    case 'heartbeat':
      return isLate(known, word, at) ? [] : [{ type: 'heartbeat', skewMs: word.now - at }];
  }
};

/** What an answer tells that was asked for after event `after`. A whole trace that was overtaken on its way tells nothing. */
export const newsToMessages = (
  { last }: Known,
  { whole, events, dropped, now }: News,
  after: number | null,
  at: number,
): StreamMessage[] => {
  const skewMs = now - at;
  if (whole) return last === after ? [{ type: 'snapshot', events, dropped, skewMs }] : [];
  const fresh = events.filter(({ number }) => number > (last ?? 0));
  return [...fresh.flatMap((event) => ofEvent(event, at)), { type: 'heartbeat', skewMs }];
};

/** The number of the last event that is known after these messages. */
export const lastAfter = (last: number | null, messages: readonly StreamMessage[]): number | null =>
  messages.reduce((sofar: number | null, message) => {
    if (message.type === 'snapshot') return message.events.at(-1)?.number ?? message.dropped;
    return message.type === 'event arrived' ? message.event.number : sofar;
  }, last);
