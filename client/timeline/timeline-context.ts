import type { TraceEvent } from '#shared/trace/event.ts';
import type { StreamMessage } from '../line/stream-message.ts';
import type { Speed } from './pace.ts';

export type TimelineContext = {
  sandboxId: string;
  /** The trace, in ascending numbers without a gap. Whatever else in the client knows events was handed these. */
  events: readonly TraceEvent[];
  /** How many of the oldest events the cap has let go. */
  dropped: number;
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
  | { type: 'set speed'; speed: Speed }
  | { type: 'back to live' }
  /** The address names this event, or none. */
  | { type: 'follow address'; number: number | null };
