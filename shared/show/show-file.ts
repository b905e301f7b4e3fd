import { z } from 'zod/mini';
import type { Trace } from '../api/sandbox-api.ts';
import { readTraceFile, writeTraceFile } from '../export/trace-file.ts';
import { findMisfit, type Show, showSchema } from './show.ts';

/** Rises when the form of shows changes; the trace in the file has a version of its own. */
const VERSION = 1;

const headSchema = z.object({ show: z.optional(z.unknown()) });
const versionSchema = z.object({ version: z.number() });

/** A trace, and how it is shown; null where the file says nothing of that. */
export type ShownTrace = { trace: Trace; show: Show | null };

export type ReadShowFile = ({ ok: true } & ShownTrace) | { ok: false; message: string };

/** A show as a file: a trace file, which opens wherever one does, that says as well how it is shown. */
export function writeShowFile({ trace, show }: ShownTrace): string {
  const file = writeTraceFile(trace);
  if (!show) return file;
  return JSON.stringify({ ...JSON.parse(file), show: { version: VERSION, ...show } }, null, 1);
}

/** Reads a trace file, and the show in it, from a text that may be anything. */
export function readShowFile(text: string): ReadShowFile {
  const read = readTraceFile(text);
  if (!read.ok) return read;
  const { trace } = read;
  const told = headSchema.parse(JSON.parse(text)).show;
  if (told === undefined) return { ok: true, trace, show: null };
  const refuse = (why: string) => ({
    ok: false as const,
    message: `Could not open the show: ${why}. Choose a file that “Save as a file” made.`,
  });
  const head = versionSchema.safeParse(told);
  if (head.success && head.data.version > VERSION)
    return refuse('it was made by a newer version of Coat Check');
  const show = showSchema.safeParse(told);
  if (!show.success)
    return refuse(`it is damaged at ${['show', ...(show.error.issues[0]?.path ?? [])].join('.')}`);
  const misfit = findMisfit(show.data, trace.events);
  return misfit ? refuse(`its ${misfit}`) : { ok: true, trace, show: show.data };
}
