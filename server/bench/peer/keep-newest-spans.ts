import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';
import { createClient } from 'redis';
import { SPANS, SPANS_COUNTED, type Span } from './spans.ts';

const NEWEST = 2000;

/**
 * Keeps the newest 2,000 spans as JSON in the Redis that the site has anyway, where any process reads them and a
 * restart loses none, as our own trace is kept. A batch is one round trip.
 */
export async function keepNewestSpans(url: string): Promise<SpanExporter> {
  const client = createClient({ url });
  await client.connect();
  return {
    export: (spans, tell) => {
      const lines = spans.map((span) => JSON.stringify(toSpan(span)));
      const kept = client.multi().rPush(SPANS, lines).lTrim(SPANS, -NEWEST, -1);
      kept
        .incrBy(SPANS_COUNTED, lines.length)
        .exec()
        .then(
          () => tell({ code: 0 }),
          (error) => tell({ code: 1, error }),
        );
    },
    shutdown: async () => client.destroy(),
  };
}

function toSpan(span: ReadableSpan): Span {
  const { traceId, spanId } = span.spanContext();
  const { name, attributes } = span;
  const parentId = span.parentSpanContext?.spanId ?? null;
  const [at, ms] = [toMs(span.startTime), toMs(span.duration)];
  return { traceId, spanId, parentId, name, at, ms, status: span.status.code, attributes };
}

const toMs = ([seconds, nanoseconds]: ReadableSpan['duration']) => seconds * 1000 + nanoseconds / 1e6;
