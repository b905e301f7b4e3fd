import { assign, emit, fromCallback, sendTo, setup } from 'xstate';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { StreamCommand, StreamInput } from '../line/stream-message.ts';
import { hasFarTooMany, hasTooMany, letGo } from './let-go.ts';
import {
  ARROW_MS,
  act,
  followSnapshot,
  hasTooManyWaiting,
  headAfter,
  hearAnswer,
  queue,
  revealAll,
  revealNext,
  stepOut,
} from './reveal.ts';
import type { TimelineContext, TimelineEvent, TimelineNews } from './timeline-context.ts';
import {
  clampCursor,
  cursorAfter,
  eventOf,
  farthestOf,
  isAtEnd,
  isAtNewest,
  lastNumberOf,
  nextBeginning,
  pauseHere,
  playFrom,
  shownNumber,
} from './timeline-view.ts';

/** Puts the cursor somewhere; where that leaves live, the newest event so far is the last one seen. */
const put = (context: TimelineContext, cursor: number | null) => ({
  cursor,
  seen: context.cursor === null ? farthestOf(context) : context.seen,
});

/** What stays of a trace, and where the cursor is in it. */
const keep = (context: TimelineContext, events: readonly TraceEvent[]) => {
  const dropped = lastNumberOf({ events, dropped: context.dropped }) - events.length;
  const head = Math.max(context.head, dropped);
  return { events, dropped, head, cursor: clampCursor(context.cursor, { ...context, events, head }) };
};

const partsOf = (event: TimelineEvent): number => (event.type === 'act' && event.parts) || 1;

export const allShown = { waiting: [], revealed: 0 };

/** What the timeline's machine can ask and do, and how long it waits; when it does so is its chart (`timeline-machine.ts`). */
export const timelineSetup = setup({
  types: {
    context: {} as TimelineContext,
    events: {} as TimelineEvent,
    input: {} as { sandboxId: string },
    emitted: {} as TimelineNews,
  },
  actors: {
    traceStream: fromCallback<StreamCommand, StreamInput>(() => {
      throw new Error('Provide the actor traceStream.');
    }),
  },
  delays: {
    'time to read': ({ context }) => pauseHere(context),
    /** So long after the newest event nobody waits for a picture, and the next is not there yet. */
    'a quiet moment': 400,
    'time for an arrow': ARROW_MS,
    /** After its answer the last of a deed's events is on its way at most so long, where there are any. */
    'time on the way': 400,
    'longest deed': 10_000,
  },
  guards: {
    isNext: ({ context, event }) =>
      event.type === 'event arrived' && event.event.number === lastNumberOf(context) + 1,
    leavesGap: ({ context, event }) =>
      event.type === 'event arrived' && event.event.number > lastNumberOf(context) + 1,
    hasTooMany: ({ context }) => hasTooMany(context.events),
    hasEvents: ({ context }) => context.events.length > 0,
    knowsEvent: ({ context, event }) =>
      'number' in event &&
      eventOf(context.events, event.number ?? 0) !== null &&
      (event.number ?? 0) <= farthestOf(context),
    isAtNewest: ({ context }) => isAtNewest(context),
    isAtEnd: ({ context }) => isAtEnd(context),
    isInLastChapter: ({ context }) => nextBeginning(context) === null,
    isHeld: ({ context }) => context.isHeld,
    /** Until the trace is there, only an address knows what has been shown of it. */
    saysWhere: ({ event }) => event.type === 'hold' && event.at !== undefined,
    isTold: ({ context }) => context.isTold,
    canPlay: ({ context }) => context.events.length > 1,
    isWanted: ({ context }) => context.wanted !== null && context.events.length > 0,
    isNowhere: ({ context }) => context.cursor === null,
    hasWaiting: ({ context }) => context.waiting.length > 0,
    hasTooManyWaiting: ({ context }) => hasTooManyWaiting(context),
    /** To be provided where somebody may have asked for less motion. */
    wantsNoMotion: () => false,
    isDeedOver: ({ context }) => context.deed === null,
    isAnswered: ({ context }) => context.deed?.unanswered === 0,
  },
  actions: {
    takeSnapshot: assign(({ context, event }) => {
      if (event.type !== 'snapshot') return {};
      const { events, dropped, skewMs } = event;
      // In an empty trace there is nothing to look for, and what comes later is not what the address meant.
      const wanted = events.length > 0 ? context.wanted : null;
      const head = headAfter(context, { events, dropped });
      const cursor = clampCursor(context.cursor, { ...context, events, head });
      return {
        ...allShown,
        isTold: true,
        deed: followSnapshot(context, events),
        events,
        dropped,
        skewMs,
        wanted,
        cursor,
        head,
      };
    }),
    append: assign(({ context, event }) => {
      if (event.type !== 'event arrived') return {};
      const events = [...context.events, event.event];
      return {
        ...keep(context, hasFarTooMany(events) ? letGo(events) : events),
        ...queue(context, event.event),
      };
    }),
    letGo: assign(({ context }) => keep(context, letGo(context.events))),
    askAgain: sendTo('stream', ({ context }) => ({ type: 'open again', after: lastNumberOf(context) })),
    setClock: assign(({ event }) => ('skewMs' in event ? { skewMs: event.skewMs } : {})),
    // The clock never goes back, so a jump heard of late, or counted already, changes nothing.
    moveClock: assign(({ context, event }) =>
      event.type === 'clock moved' ? { skewMs: Math.max(context.skewMs, event.skewMs) } : {},
    ),
    tellTrouble: assign({
      trouble: ({ event }) => (event.type === 'line lost' || event.type === 'line asks' ? event.why : null),
    }),
    tryNow: sendTo('stream', { type: 'try now' }),
    clearTrouble: assign({ trouble: null }),
    move: assign(({ context, event }) => {
      switch (event.type) {
        case 'select event':
        case 'scrub to':
        case 'event before':
        case 'event after':
        case 'previous chapter':
        case 'next chapter':
        case 'to the first':
        case 'to the newest':
          return put(context, cursorAfter(context, event));
        default:
          return {};
      }
    }),
    countJump: assign({ jumps: ({ context }) => context.jumps + 1 }),
    cueUp: assign(({ context }) => put(context, playFrom(context))),
    playOn: assign(({ context }) => {
      const next = Math.min(shownNumber(context) + 1, lastNumberOf(context));
      return { cursor: next, head: Math.max(context.head, next) };
    }),
    setSpeed: assign(({ event }) => (event.type === 'set speed' ? { speed: event.speed } : {})),
    want: assign(({ event }) => (event.type === 'follow address' ? { wanted: event.number } : {})),
    lookAtWanted: assign(({ context }) => ({
      ...put(context, clampCursor(context.wanted, context)),
      wanted: null,
    })),
    goLive: assign({ cursor: null }),
    noteWhoSkips: assign(({ event }) => ({
      isSkippedInPlace: event.type === 'act' && event.isSkippedInPlace === true,
    })),
    skipElsewhere: assign({ isSkippedInPlace: false }),
    hold: assign(({ context, event }) => ({
      ...allShown,
      isHeld: true,
      head: (event.type === 'hold' ? event.at : undefined) ?? context.head,
    })),
    letIn: assign({ isHeld: false }),
    stepOut: assign(({ context }) => stepOut(context, 'event')),
    stepOutChapter: assign(({ context }) => stepOut(context, 'chapter')),
    tellActed: emit(({ event }) => ({ type: 'acted', parts: partsOf(event) })),
    tellAnswered: emit({ type: 'answered' }),
    act: assign(({ context, event }) => act(context, { isPlayed: true, parts: partsOf(event) })),
    actAtOnce: assign(({ context, event }) => act(context, { isPlayed: false, parts: partsOf(event) })),
    hearAnswer: assign(({ context }) => ({ deed: hearAnswer(context.deed) })),
    endDeed: assign({ deed: null }),
    revealNext: assign(({ context }) => revealNext(context)),
    revealAll: assign(({ context }) => revealAll(context)),
  },
});
