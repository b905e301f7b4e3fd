import { z } from 'zod';
import { type Trace, traceSchema } from '../api/sandbox-api.ts';
import { traceCapacity } from '../trace/trace-capacity.ts';

/**
 * Rises when the form of events changes; a reader then lifts older files up to it. 2 brought other stores than Redis
 * and notes of the house: a store event of version 1 names no store, and the event's schema lifts it.
 */
const VERSION = 2;

const fileSchema = traceSchema.extend({
  format: z.literal('coat-check-trace'),
  version: z.number().int().min(1).max(VERSION),
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
  const isDense = events.every((event, index) => event.number === dropped + index + 1);
  return isDense ? { ok: true, trace: { dropped, events } } : refuse('its events are not numbered in order');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Parsed = { success: true; data: z.infer<typeof fileSchema> } | { success: false; place: string };

const parseFile = (json: unknown): Parsed => {
  try {
    const file = fileSchema.safeParse(json);
    if (file.success) return file;
    return { success: false, place: file.error.issues[0]?.path.join('.') || 'its start' };
  } catch {
    // A file nested thousands of levels deep, made to exhaust the stack of whoever walks it.
    return { success: false, place: 'a place nested too deep' };
  }
};
