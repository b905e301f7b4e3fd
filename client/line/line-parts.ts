import {
  assign,
  type EventObject,
  enqueueActions,
  fromCallback,
  fromPromise,
  not,
  or,
  setup,
  stateIn,
} from 'xstate';
import type { News } from '#shared/api/sandbox-api.ts';
import type { StreamHeard, StreamPlace } from './hear-stream.ts';
import { heldBack } from './name-cause.ts';
import type { StreamCommand, StreamMessage } from './stream-message.ts';
import type { Surrounding } from './surroundings.ts';
import { isLate, type Known, lastAfter, newsToMessages, saidAt, wordToMessages } from './to-messages.ts';

/** How asking ended. `at` is when, by this machine's clock; `after` is what was asked for. */
export type Asked =
  | { type: 'news'; news: News; at: number; after: number | null }
  | { type: 'gone' }
  /** After so long: nobody answers at once, or not at all. */
  | { type: 'refused'; why: string; tookMs: number };

type LineContext = Known & {
  sandboxId: string;
  /** A number from 0 to 1, by chance. */
  random: () => number;
  /** When the stream told of an event last, and when a word of it came late, by this machine's clock. */
  newsAt: number;
  lateAt: number;
  /** A stream was held back before: what the next one says is checked. */
  suspicious: boolean;
  /** So many streams in a row broke although the server answers. */
  broken: number;
  /** So many times in a row nobody answered; and how long that took the last time. */
  unanswered: number;
  tookMs: number;
  /** Whether somebody said, while an answer was waited for, that there is more. */
  rung: boolean;
  /** Why there is no stream, in words; null where nothing is wrong. */
  why: string | null;
};

type LineEvent =
  | StreamHeard
  | StreamCommand
  | Surrounding
  | { type: 'answered' }
  /** Asking has found what the stream should have told. */
  | { type: 'overtaken' }
  | { type: 'open anew' }
  | { type: 'still silent' };

/** An event that a stream has not told so long after it happened is held back. */
const OVERDUE_MS = 1000;

const isOverdue = (message: StreamMessage, now: number): boolean =>
  message.type === 'event arrived' && message.event.at + OVERDUE_MS < now;

const notProvided = (what: string) => () => {
  throw new Error(`Provide the actor ${what}.`);
};

/** What the line is made of; how it goes is in `line-machine.ts`. */
export const lineParts = setup({
  types: {
    context: {} as LineContext,
    events: {} as LineEvent,
    emitted: {} as StreamMessage,
    input: {} as Pick<LineContext, 'sandboxId' | 'random'>,
  },
  actors: {
    stream: fromCallback<EventObject, StreamPlace>(notProvided('stream')),
    surroundings: fromCallback<{ type: 'told'; last: number }, { sandboxId: string }>(
      notProvided('surroundings'),
    ),
    ask: fromPromise<Asked, StreamPlace>(notProvided('ask')),
    /** Finds out, in words, why there is no stream. */
    inspect: fromPromise<string, { sandboxId: string }>(notProvided('inspect')),
  },
  delays: {
    /** The first word comes at once, even if it is only that nothing is new. */
    'first word': 3000,
    /** One and a half heartbeats of 15 s. */
    silence: 22_500,
    'steady speech': 10_000,
    /** An answered request is in the trace before its answer leaves; the stream gets so long to tell of it. */
    slack: 1500,
    rest: ({ context }) => Math.min(5000 * 2 ** Math.max(context.broken - 2, 0), 60_000),
    /** Bounded, so that the page is back soon after the server; by chance, so that not all pages ask at once. */
    'before asking': ({ context }) => {
      if (context.rung) return 0;
      if (context.unanswered === 0) return 2000;
      const wait = Math.min(500 * 2 ** (context.unanswered - 1), 3000) * (0.5 + context.random() / 2);
      return Math.max(wait - context.tookMs, 500);
    },
  },
  guards: {
    isLate: ({ context, event }) => event.type === 'heard' && isLate(context, event.word, event.at),
    /** What a stream tells of the past when it begins is old, and not late. */
    isLateHeartbeat: ({ context, event }) =>
      event.type === 'heard' && event.word.type === 'heartbeat' && isLate(context, event.word, event.at),
    /** What was held back comes in one burst, of which the end is not late. */
    isInBurst: ({ context, event }) => event.type === 'heard' && event.at - context.lateAt < 1000,
    isSuspicious: ({ context }) => context.suspicious,
    breaksAgain: ({ context }) => context.broken > 1,
    /** Another window has news. */
    mayKnowMore: ({ context, event }) => event.type === 'bell' && event.last > (context.last ?? -1),
    /** The stream owes something. */
    isBehind: ({ context, event }) =>
      event.type === 'bell'
        ? event.last > (context.last ?? -1)
        : event.type === 'answer came' && (context.suspicious || context.newsAt < event.begunAt),
    tellsNews: ({ context, event }) =>
      event.type === 'heard' && event.word.type !== 'heartbeat' && !context.suspicious,
    speaks: stateIn('#speaking'),
    mustAsk: not(or([stateIn('#opening'), stateIn('#speaking')])),
  },
  actions: {
    tellWord: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'heard') return;
      const { word, at } = event;
      const messages = wordToMessages(context, word, at);
      for (const message of messages) enqueue.emit(message);
      const last = lastAfter(context.last, messages);
      const isOfNow = word.type !== 'trace' && messages.length > 0;
      const hasNews = messages.some(({ type }) => type === 'event arrived');
      enqueue.assign({
        last,
        newsAt: hasNews ? at : context.newsAt,
        skewMs: isOfNow ? saidAt(word) - at : context.skewMs,
      });
      if (last !== null && last !== context.last) enqueue.sendTo('surroundings', { type: 'told', last });
    }),
    takeRefusal: enqueueActions(({ context, enqueue }, asked: Asked) => {
      if (asked.type !== 'refused') return;
      enqueue.emit({ type: 'line lost', why: asked.why });
      enqueue.assign({ unanswered: context.unanswered + 1, tookMs: asked.tookMs, broken: 0 });
    }),
    takeNews: enqueueActions(({ context, enqueue }, asked: Asked) => {
      if (asked.type !== 'news') return;
      const { news, at, after } = asked;
      const messages = newsToMessages(context, news, after, at);
      for (const message of messages) enqueue.emit(message);
      const last = lastAfter(context.last, messages);
      enqueue.assign({ last, skewMs: news.now - at, unanswered: 0 });
      if (last !== null && last !== context.last) enqueue.sendTo('surroundings', { type: 'told', last });
      // What a stream of the trace that is gone still has to say must not be taken for news.
      if (last !== null && last < (context.last ?? 0)) enqueue.raise({ type: 'open anew' });
      if (messages.some((message) => isOverdue(message, news.now))) enqueue.raise({ type: 'overtaken' });
      enqueue.raise({ type: 'answered' });
    }),
    noteLate: assign({
      lateAt: ({ context, event }) => (event.type === 'heard' ? event.at : context.lateAt),
    }),
    suspect: assign({ suspicious: true }),
    countBreak: assign({ broken: ({ context }) => context.broken + 1 }),
    forgive: assign({ broken: 0, why: null }),
    beginAnew: assign({ unanswered: 0, broken: 0, rung: false }),
    remember: assign({ rung: true }),
    forget: assign({ rung: false }),
    blameHoldingBack: assign({ why: heldBack, suspicious: true }),
    blameNobody: assign({ why: null }),
    goOnAfter: assign(({ event }) => (event.type === 'open again' ? { last: event.after } : {})),
    tellBroken: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'stream broke') enqueue.emit({ type: 'line lost', why: event.why });
    }),
    tellSpeaks: enqueueActions(({ enqueue }) => enqueue.emit({ type: 'line opened' })),
    tellAsks: enqueueActions(({ context, enqueue }) => enqueue.emit({ type: 'line asks', why: context.why })),
    tellGone: enqueueActions(({ enqueue }) => enqueue.emit({ type: 'sandbox gone' })),
  },
});
