import type { Actor, TraceEvent } from './event.ts';

/** What one action of one actor caused: one exchange, or several where a redirect led on. */
export type Chapter = {
  /** Number of its first event; stays the same while the chapter grows. */
  key: number;
  actor: Actor;
  /** Named by what was done: `Log in as ada`, `GET /dashboard`. */
  title: string;
  events: readonly TraceEvent[];
};
