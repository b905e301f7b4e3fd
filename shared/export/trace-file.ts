import { z } from 'zod';
import { type Trace, traceSchema } from '../sandbox/api.ts';

/** Rises when the form of events changes; a reader then learns to lift older files up to it. */
const VERSION = 1;

const fileSchema = traceSchema.extend({
  format: z.literal('coat-check-trace'),
  version: z.literal(VERSION),
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
  const file = fileSchema.safeParse(json);
  if (!file.success) {
    const [issue] = file.error.issues;
    return refuse(`it is damaged at ${issue?.path.join('.') || 'its start'}`);
  }
  const { dropped, events } = file.data;
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
