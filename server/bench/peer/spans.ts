import type { Redis } from 'ioredis';
import { z } from 'zod';

/** Where the recorded peer keeps its newest spans in Redis, and where it counts all that it has ever kept. */
export const SPANS = 'peer:spans';
export const SPANS_COUNTED = 'peer:spans-counted';

/** What the site has recorded beyond what OpenTelemetry has a name for. */
export const REPLY = 'db.reply';
export const REQUEST_BODY = 'http.request.body';

/** Login, lookup and logout: for each its request, the session's middleware and the handler, and six statements in all. */
export const SPANS_A_CYCLE = 15;

const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentId: z.string().nullable(),
  name: z.string(),
  at: z.number(),
  ms: z.number(),
  status: z.number(),
  attributes: z.record(z.string(), z.unknown()),
});

/** A span as it is kept: one line of JSON. Times are milliseconds. */
export type Span = z.infer<typeof spanSchema>;

export async function readSpans(redis: Redis): Promise<{ newest: Span[]; counted: number }> {
  const lines = await redis.lrange(SPANS, 0, -1);
  const newest = lines.map((line) => spanSchema.parse(JSON.parse(line)));
  return { newest, counted: Number(await redis.get(SPANS_COUNTED)) };
}

/** The statements among some spans as they were sent, each with its reply. */
export function statementsIn(spans: readonly Span[]): { statement: string; reply: string }[] {
  return spans.flatMap(({ attributes }) => {
    const { 'db.query.text': statement, [REPLY]: reply } = attributes;
    return typeof statement === 'string' && typeof reply === 'string' ? [{ statement, reply }] : [];
  });
}
