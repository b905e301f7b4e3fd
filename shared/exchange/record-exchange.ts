import { aboutExchange, type Exchange, type Handle } from './exchange.ts';
import type { Answer, HttpRequest } from './http-message.ts';
import { maskHeaders } from './mask-headers.ts';
import { maskAnswer, maskQuery, maskSecrets } from './mask-secrets.ts';
import { toBody } from './to-body.ts';

/** An answer, and how many milliseconds it took. */
export type RecordedAnswer = Answer & { durationMs: number };

/**
 * Writes down a request before it is handled, and its answer, with passwords masked and bodies cut; both pass on as they are.
 * A request that gets no answer has none in the trace, and rejects as `handle` does.
 *
 * @param stopwatch milliseconds, by no matter which clock
 */
export async function recordExchange<Of extends Exchange>(
  exchange: Of,
  request: HttpRequest,
  { handle, stopwatch }: { handle: Handle<Of>; stopwatch(): number },
): Promise<RecordedAnswer> {
  const about = aboutExchange(exchange);
  exchange.record({
    type: 'request',
    ...about,
    at: exchange.now(),
    source: null,
    method: request.method,
    path: maskQuery(request.path),
    headers: maskHeaders(request.headers),
    body: toBody(request.body, maskSecrets, request.bodyBytes),
  });
  const startedAt = stopwatch();
  const answer = await handle(exchange, request);
  const durationMs = stopwatch() - startedAt;
  exchange.record({
    type: 'response',
    ...about,
    at: exchange.now(),
    source: answer.source,
    status: answer.status,
    reason: answer.reason,
    headers: maskHeaders(answer.headers),
    body: toBody(answer.body, maskAnswer),
    durationMs,
  });
  return { ...answer, durationMs };
}
