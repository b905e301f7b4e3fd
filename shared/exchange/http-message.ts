import type { Headers, LeftOut, Source } from '../trace/event.ts';

/** A request, whole. `path` begins with a slash and has the query; headers are as they came, repetitions and all. */
export type HttpRequest = {
  method: string;
  path: string;
  headers: Headers;
  body: Uint8Array;
  /** The body's true size: more than `body` has where that was too large to be kept. */
  bodyBytes: number;
  /** What was taken off it before it came here. */
  leftOut?: LeftOut;
};

/** An answer, whole, without what belongs to the connection alone (RFC 9110, section 7.6.1). */
export type HttpResponse = {
  status: number;
  reason: string;
  headers: Headers;
  body: Uint8Array;
  /** What is added to it on its way on. */
  leftOut?: LeftOut;
};

/** An answer, and the line of code that gave it, where that is known. */
export type Answer = HttpResponse & { source: Source | null };
