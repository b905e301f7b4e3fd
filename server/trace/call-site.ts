import { findSourceMap } from 'node:module';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from '#shared/trace/event.ts';

/** How deep the caller may lie beneath Express and our own wrappers. */
const DEEPEST = 30;

/**
 * Makes a function that tells which line of the code under `folder` is running: the innermost stack frame there, or,
 * with `past: 'helpers'`, the one that called it through functions of the same folder: of an answer one wants to know
 * who refused, not that there is a function for refusing. A file is named by its path from there, behind `prefix`. Null when none is, as after an `await` in a library's own code.
 * `depth` is how many frames are mostly enough: they are looked at first, since the walk costs by depth.
 *
 * Reads V8's structured call sites rather than `error.stack`, which Node would translate through source maps as a
 * whole, frame by frame, for each of thousands of commands; here one frame is translated, once per position.
 */
export function createCallSite(
  folder: string,
  { past, depth: usual = 10, prefix = '' }: { past?: 'helpers'; depth?: number; prefix?: string } = {},
): () => Source | null {
  const known = new Map<string, Source>();

  const toSource = (file: string, line: number, column: number): Source => {
    const position = `${file}:${line}:${column}`;
    const found = known.get(position) ?? {
      file: prefix + relative(folder, file).split(sep).join('/'),
      line: originalLine(file, line, column),
    };
    known.set(position, found);
    return found;
  };

  const fileOf = (frame: NodeJS.CallSite | undefined) => toPath(frame?.getFileName() ?? '');
  const isOurs = (frame: NodeJS.CallSite | undefined) => fileOf(frame).startsWith(folder + sep);
  const callSite = () => {
    for (const depth of [usual, DEEPEST]) {
      const frames = framesAbove(callSite, depth);
      let index = frames.findIndex(isOurs);
      while (past && isOurs(frames[index + 1])) index += 1;
      const isCutOff = frames.length === depth && (index === -1 || (past && index === depth - 1));
      if (isCutOff && depth < DEEPEST) continue;
      const frame = frames[index];
      return frame ? toSource(fileOf(frame), frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1) : null;
    }
    return null;
  };
  return callSite;
}

const paths = new Map<string, string>();

/** A module's file; remembered, since there are few modules and many frames. */
function toPath(name: string): string {
  const known =
    paths.get(name) ?? (name.startsWith('file:') ? fileURLToPath(name) : name).split('?')[0] ?? '';
  paths.set(name, known);
  return known;
}

function framesAbove(callee: () => unknown, depth: number): NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = depth;
    Error.prepareStackTrace = (_, frames) => frames;
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, callee);
    return Array.isArray(holder.stack) ? (holder.stack as NodeJS.CallSite[]) : [];
  } finally {
    Error.prepareStackTrace = prepareStackTrace as NonNullable<typeof prepareStackTrace>;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function originalLine(file: string, line: number, column: number): number {
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
  return entry && 'originalLine' in entry ? entry.originalLine + 1 : line;
}
