import type { RequestHandler } from 'express';
import { lookAtTrace } from './follow-trace.ts';
import { parseEventNumber } from './format-sse.ts';
import type { StreamOptions } from './stream-trace.ts';
import { toSnapshotText } from './trace-texts.ts';

/** `GET …/news?after=`: the trace by asking, for whoever cannot hold a stream, or is not reached by it. */
export function createNews(
  options: Pick<StreamOptions, 'log' | 'takeTurn' | 'now'>,
): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { id } = request.params;
    // Each may be a look at a whole trace, so each waits its turn.
    const read = (after: number) => options.takeTurn(id, () => options.log.readLines(id, after));
    const after = parseEventNumber(request.query.after);
    const { whole, dropped, lines } = await lookAtTrace({ read, firstRead: read }, after);
    const text = toSnapshotText({ dropped, lines, now: await options.now(id) }, { whole });
    response.set('Cache-Control', 'no-store').type('application/json').send(text);
  };
}
