import { z } from 'zod/mini';
import { type Trace, traceSchema } from '../api/sandbox-api.ts';
import { liftEvents } from '../trace/lift-events.ts';
import { traceCapacity } from '../trace/trace-capacity.ts';

/**
 * Rises when the form of events changes; a reader then lifts older files up to it. 2 brought notes of the house, and other
 * stores than Redis, which were told of as if they were Redis. 3 tells of them as what they are.
 */
const VERSION = 3;

const fileSchema = z.extend(traceSchema, {
  format: z.literal('coat-check-trace'),
  version: z.int().check(z.minimum(1), z.maximum(VERSION)),
});
const headSchema = z.object({ format: z.literal('coat-check-trace'), version: z.number() });

export type ReadTraceFile = { ok: true; trace: Trace } | { ok: false; message: string };

/** A trace as a file: JSON that says what it is and in which version. */
export function writeTraceFile(trace: Trace): string {
  const file: z.infer<typeof fileSchema> = { format: 'coat-check-trace', version: VERSION, ...trace };
  return JSON.stringify(file, null, 1);
}

/** Reads a trace from a file's text, which may be anything. */
export function readTraceFile(text: string): ReadTraceFile {
  const refuse = (why: string) => ({
    ok: false as const,
    message: `Could not open the trace: ${why}. Choose a file that “Download trace” made.`,
  });
  const json = parseJson(text);
  if (json === undefined) return refuse('it is not JSON');
  const head = headSchema.safeParse(json);
  if (!head.success) return refuse('it is no Coat Check trace');
  if (head.data.version > VERSION) return refuse('it was made by a newer version of Coat Check');
  const file = parseFile(json);
  if (!file.success) return refuse(`it is damaged at ${file.place}`);
  const { dropped, events } = file.data;
  if (events.length > traceCapacity) return refuse(`it holds more than ${traceCapacity} events`);
  return isDense(file.data)
    ? { ok: true, trace: { dropped, events } }
    : refuse('its events are not numbered in order');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const olderFileSchema = z.looseObject({
  version: z.number().check(z.maximum(2)),
  dropped: z.number(),
  events: z.array(z.looseObject({ number: z.number() })),
});

/** An older file in today's form. Whatever is no such file stays as it is, and is refused for what it is. */
function liftFile(json: unknown): unknown {
  const file = olderFileSchema.safeParse(json);
  if (!file.success || !isDense(file.data)) return json;
  const { dropped } = file.data;
  const events = liftEvents(file.data.events).map((event, index) => ({
    ...event,
    number: dropped + index + 1,
  }));
  return { ...file.data, events };
}

const isDense = ({ dropped, events }: { dropped: number; events: readonly { number: number }[] }): boolean =>
  events.every(({ number }, index) => number === dropped + index + 1);

type Parsed = { success: true; data: z.infer<typeof fileSchema> } | { success: false; place: string };

const parseFile = (json: unknown): Parsed => {
  try {
    const file = fileSchema.safeParse(liftFile(json));
    if (file.success) return file;
    return { success: false, place: file.error.issues[0]?.path.join('.') || 'its start' };
  } catch {
    // A file nested thousands of levels deep, made to exhaust the stack of whoever walks it.
    return { success: false, place: 'a place nested too deep' };
  }
};
