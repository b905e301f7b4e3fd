import type { TraceEvent } from '#shared/trace/event.ts';
import type { StreamMessage } from '../line/stream-message.ts';
import type { Deed } from './deed.ts';
import type { Speed } from './pace.ts';

export type TimelineContext = {
  sandboxId: string;
  /** Whether the line has told the trace: until then, connecting or lost, nothing is known of it. */
  isTold: boolean;
  /** The trace, in ascending numbers without a gap. Whatever else in the client knows events was handed these. */
  events: readonly TraceEvent[];
  /** How many of the oldest events the cap has let go. */
  dropped: number;
  /**
   * Number of the newest event that has been shown while live; of the newest there is, unless one's own deed is being
   * played. To everything but the room in the diagram the trace ends here.
   */
  head: number;
  /**
   * Whether what arrives waits in the wings, and is shown only by stepping: the head goes on with the cursor's steps past it, and
   * with nothing else.
   */
  isHeld: boolean;
  /** Own events behind the head that are still to be played, in their order. */
  waiting: readonly number[];
  /** How many of its own events the present deed has shown. */
  revealed: number;
  /** Whether what was pressed last offers by itself to skip what it brings, so that no other button need. */
  isSkippedInPlace: boolean;
  /** What this page is doing; null while it does nothing, or all of it has come. */
  deed: Deed | null;
  /** Number of the event looked at; null while live. */
  cursor: number | null;
  /** The newest number when the learner left live. */
  seen: number;
  /** Event that the address names, until there are events to look for it. */
  wanted: number | null;
  /** How often the learner has jumped to an event; each is a step for the browser's Back. */
  jumps: number;
  speed: Speed;
  /** The server's clock minus this machine's, in milliseconds. */
  skewMs: number;
  /** Why the line is down, in words; null while it is up. */
  trouble: string | null;
};

/** What moves the cursor by hand. Each of them ends playing. */
export type CursorMove =
  /** A jump: to an arrow, a chapter, or an event that was named. */
  | { type: 'select event'; number: number }
  /** Dragging along the film, which passes over many events. */
  | { type: 'scrub to'; number: number }
  | { type: 'event before' }
  | { type: 'event after' }
  /** To the beginning of this chapter, and from there to the one before. */
  | { type: 'previous chapter' }
  | { type: 'next chapter' }
  | { type: 'to the first' }
  /** To the newest there is now, and no further: only live follows what comes. */
  | { type: 'to the newest' };

export type TimelineEvent =
  | StreamMessage
  | CursorMove
  | { type: 'play' }
  | { type: 'pause' }
  /** Somebody does not want to wait until the line is tried again. */
  | { type: 'try now' }
  /** What comes is to wait in the wings; `at` is the newest event shown, where an address tells it of an earlier visit. */
  | { type: 'hold'; at?: number }
  /** All that waits in the wings is shown, and what comes as it comes. */
  | { type: 'let in' }
  | { type: 'set speed'; speed: Speed }
  | { type: 'back to live' }
  /** Somebody does something on this page: live again, and what it brings is played. */
  | { type: 'act'; parts?: number; isSkippedInPlace?: boolean }
  /** The button that offered to skip is gone from the page, and what it brought may still be playing. */
  | { type: 'place left' }
  /** What was done last is over, as far as whoever asked for it knows. */
  | { type: 'answered' }
  /** Somebody does not want to wait for the arrows. */
  | { type: 'skip' }
  /** The address names this event, or none. */
  | { type: 'follow address'; number: number | null };

/** What the timeline tells of itself to whoever listens: what is done on this page, as `act` and `answered` were told to it. */
export type TimelineNews = { type: 'acted'; parts: number } | { type: 'answered' };
