import type { Request, Response } from 'express';

/**
 * Sends the head of a stream of server-sent events.
 * @returns whether the stream goes on: to a `HEAD` the head is the whole answer, which ends here, since kept open it would
 * hold a place, and the connection's next request, for ever
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function beginStream(request: Pick<Request, 'method'>, response: Response): boolean {
  response.status(200).set({
    'Content-Type': 'text/event-stream',
    // A proxy that gathers or changes the stream would hold events back.
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  if (request.method !== 'HEAD') return true;
  response.end();
  return false;
}
