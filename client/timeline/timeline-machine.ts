import { assign, fromCallback, sendTo, setup } from 'xstate';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { StreamCommand, StreamInput, StreamMessage } from './stream-message.ts';
import { clampCursor, lastNumberOf, stepCursor } from './timeline-view.ts';

export type TimelineContext = {
  sandboxId: string;
  /** The only copy of the trace in the client: ascending numbers without a gap. */
  events: readonly TraceEvent[];
  /** How many of the oldest events the cap has let go. */
  dropped: number;
  /** Number of the event looked at; null while live. */
  cursor: number | null;
  /** The newest number when the learner began to look back. */
  seen: number;
  /** The server's clock minus this machine's, in milliseconds. */
  skewMs: number;
  /** Why the line is down, in words; null while it is up. */
  trouble: string | null;
};

export type TimelineEvent =
  | StreamMessage
  | { type: 'select event'; number: number }
  | { type: 'event before' }
  | { type: 'event after' }
  | { type: 'back to live' };

/** How many events stay: as many as the server keeps. */
const CAP = 2000;

/**
 * The film of what happened: its line to the server, and the view on it. The stream is an actor handed in, so that
 * the machine runs without a browser. Only here is the trace written.
 */
export const timelineMachine = setup({
  types: {
    context: {} as TimelineContext,
    events: {} as TimelineEvent,
    input: {} as { sandboxId: string },
  },
  actors: {
    traceStream: fromCallback<StreamCommand, StreamInput>(() => {
      throw new Error('Provide the actor traceStream.');
    }),
  },
  guards: {
    isNext: ({ context, event }) =>
      event.type === 'event arrived' && event.event.number === lastNumberOf(context) + 1,
    leavesGap: ({ context, event }) =>
      event.type === 'event arrived' && event.event.number > lastNumberOf(context) + 1,
    hasEvents: ({ context }) => context.events.length > 0,
    knowsEvent: ({ context, event }) =>
      event.type === 'select event' && context.events.some(({ number }) => number === event.number),
    isAtNewest: ({ context }) => context.cursor === lastNumberOf(context),
  },
  actions: {
    takeSnapshot: assign(({ context, event }) => {
      if (event.type !== 'snapshot') return {};
      const { events, dropped, skewMs } = event;
      return { events, dropped, skewMs, cursor: clampCursor(context.cursor, events) };
    }),
    append: assign(({ context, event }) => {
      if (event.type !== 'event arrived') return {};
      const events = [...context.events, event.event].slice(-CAP);
      const dropped = event.event.number - events.length;
      return { events, dropped, cursor: clampCursor(context.cursor, events) };
    }),
    askAgain: sendTo('stream', ({ context }) => ({ type: 'open again', after: lastNumberOf(context) })),
    setClock: assign(({ event }) => ('skewMs' in event ? { skewMs: event.skewMs } : {})),
    tellTrouble: assign({ trouble: ({ event }) => (event.type === 'line lost' ? event.why : null) }),
    clearTrouble: assign({ trouble: null }),
    lookBack: assign(({ context, event }) => ({
      cursor: event.type === 'select event' ? event.number : lastNumberOf(context),
      seen: lastNumberOf(context),
    })),
    moveCursor: assign(({ context, event }) => {
      if (event.type === 'select event') return { cursor: event.number };
      return { cursor: stepCursor(context, event.type === 'event before' ? -1 : 1) };
    }),
    stepBack: assign(({ context }) => ({ cursor: stepCursor(context, -1) })),
    goLive: assign({ cursor: null }),
  },
}).createMachine({
  id: 'timeline',
  context: ({ input }) => ({
    sandboxId: input.sandboxId,
    events: [],
    dropped: 0,
    cursor: null,
    seen: 0,
    skewMs: 0,
    trouble: null,
  }),
  type: 'parallel',
  states: {
    line: {
      invoke: {
        id: 'stream',
        src: 'traceStream',
        input: ({ context }) => ({ sandboxId: context.sandboxId }),
      },
      initial: 'connecting',
      on: {
        snapshot: { target: '.connected', actions: ['takeSnapshot', 'clearTrouble'] },
        'event arrived': [
          { guard: 'isNext', target: '.connected', actions: ['append', 'clearTrouble'] },
          { guard: 'leavesGap', actions: 'askAgain' },
        ],
        heartbeat: { target: '.connected', actions: ['setClock', 'clearTrouble'] },
        'line lost': { target: '.reconnecting', actions: 'tellTrouble' },
        'sandbox gone': '.emptied',
      },
      states: {
        connecting: {},
        connected: {},
        reconnecting: { on: { 'line opened': { target: 'connected', actions: 'clearTrouble' } } },
        emptied: {
          on: { snapshot: {}, 'event arrived': {}, heartbeat: {}, 'line lost': {}, 'sandbox gone': {} },
        },
      },
    },
    view: {
      initial: 'live',
      states: {
        live: {
          on: {
            'select event': { guard: 'knowsEvent', target: 'looking back', actions: 'lookBack' },
            'event before': { guard: 'hasEvents', target: 'looking back', actions: ['lookBack', 'stepBack'] },
          },
        },
        'looking back': {
          on: {
            'select event': { guard: 'knowsEvent', actions: 'moveCursor' },
            'event before': { actions: 'moveCursor' },
            'event after': [
              { guard: 'isAtNewest', target: 'live', actions: 'goLive' },
              { actions: 'moveCursor' },
            ],
            'back to live': { target: 'live', actions: 'goLive' },
          },
          always: { guard: ({ context }) => context.cursor === null, target: 'live' },
        },
      },
    },
  },
});
