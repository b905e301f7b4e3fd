import type { TraceEvent } from '#shared/trace/event.ts';

/** What the trace stream tells the timeline. `skewMs` is the server's clock minus this machine's. */
export type StreamMessage =
  | { type: 'snapshot'; dropped: number; events: TraceEvent[]; skewMs: number }
  | { type: 'event arrived'; event: TraceEvent }
  | { type: 'heartbeat'; skewMs: number }
  /** The sandbox's clock has jumped. Told before the event itself arrives. */
  | { type: 'clock moved'; skewMs: number }
  | { type: 'line opened' }
  | { type: 'line lost'; why: string }
  /** What is told comes by asking, not by a stream; why, where something is wrong. */
  | { type: 'line asks'; why: string | null }
  | { type: 'sandbox gone' }
  /** A trace from a file is all there: nothing more will come. */
  | { type: 'recording ended' };

/** What the timeline asks of the line. */
export type StreamCommand =
  /** Open it again and send all after this number. */
  | { type: 'open again'; after: number | null }
  /** Wait no longer before the next attempt. */
  | { type: 'try now' };

export type StreamInput = { sandboxId: string };
