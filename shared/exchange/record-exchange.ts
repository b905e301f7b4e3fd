import type { LeftOut } from '../trace/event.ts';
import { cutHeaders, cutPath } from './cut-head.ts';
import { aboutExchange, type Exchange, type Handle } from './exchange.ts';
import type { Answer, HttpRequest } from './http-message.ts';
import type { KnownSecrets } from './known-secrets.ts';
import { maskHeaders } from './mask-headers.ts';
import { maskAnswer, maskQuery, maskSecrets } from './mask-secrets.ts';
import { toBody } from './to-body.ts';

/** An answer, and how many milliseconds it took. */
export type RecordedAnswer = Answer & { durationMs: number };

/**
 * Writes down a request before it is handled, and its answer, with passwords masked and what is too long
 * cut; both pass on as they are. A request that gets no answer has none in the trace, and rejects as `handle` does.
 *
 * @param stopwatch milliseconds, by no matter which clock
 */
export async function recordExchange<Of extends Exchange>(
  exchange: Of,
  request: HttpRequest,
  { handle, stopwatch }: { handle: Handle<Of>; stopwatch(): number },
): Promise<RecordedAnswer> {
  const { receiver } = exchange;
  const about = { ...aboutExchange(exchange), ...(receiver && { receiver }) };
  exchange.record({
    type: 'request',
    ...about,
    at: exchange.now(),
    source: null,
    method: request.method,
    ...maskRequest(request, exchange.secrets),
    ...toLeftOut(request),
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
    headers: cutHeaders(maskHeaders(answer.headers, exchange.secrets)),
    ...toLeftOut(answer),
    body: toBody(answer.body, (text) => maskAnswer(text, exchange.secrets)),
    durationMs,
  });
  return { ...answer, durationMs };
}

/** Reads all of a request before any of it is written down: a secret in its body may stand in its path as well. */
function maskRequest({ path, headers, body, bodyBytes }: HttpRequest, secrets: KnownSecrets) {
  const masked = {
    path: maskQuery(path, secrets),
    headers: maskHeaders(headers, secrets),
    body: toBody(body, (text) => maskSecrets(text, secrets), bodyBytes),
  };
  return {
    ...masked,
    path: cutPath(secrets.hide(masked.path)),
    headers: cutHeaders(masked.headers.map(([name, value]): [string, string] => [name, secrets.hide(value)])),
  };
}

const toLeftOut = ({ leftOut }: { leftOut?: LeftOut }) => (leftOut === undefined ? {} : { leftOut });
