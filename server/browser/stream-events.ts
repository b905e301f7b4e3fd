import { Writable } from 'node:stream';
import { parseEventNumber } from '../stream/format-sse.ts';
import { type StreamOptions, streamTrace } from '../stream/stream-trace.ts';

/** Firefox stops a worker half a minute after its last event, even while it streams; the page shall be back at once. */
const RETRY_MS = 300;

/** A sandbox's trace as server-sent events, resumed after `Last-Event-ID` or `?after=`; until `ended`. */
export function streamEvents(
  request: Request,
  sandboxId: string,
  options: Omit<StreamOptions, 'sandboxId' | 'after'>,
  ended: AbortSignal,
): Response {
  const after = parseEventNumber(
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after'),
  );
  const encoder = new TextEncoder();
  let output: Writable;
  const end = () => output.destroy();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`));
      output = new Writable({
        decodeStrings: false,
        write(text: string, _encoding, done) {
          controller.enqueue(encoder.encode(text));
          done();
        },
        destroy(_error, done) {
          ended.removeEventListener('abort', end);
          try {
            controller.close();
          } catch {
            // The reader has hung up, which closes it from the other side.
          }
          done(null);
        },
      });
      ended.addEventListener('abort', end);
      if (ended.aborted) return void end();
      void streamTrace(output, { ...options, sandboxId, after });
    },
    cancel: () => void end(),
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform' },
  });
}
