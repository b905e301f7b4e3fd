import type { Source } from '#shared/trace/event.ts';
import { findFrame, type Places } from './find-frame.ts';

/** How deep the caller may lie beneath Express and our own wrappers. */
const DEEPEST = 40;

const { places } = (globalThis as unknown as { coatCheckApps?: { places: Places } }).coatCheckApps ?? {
  places: [],
};

/** For `server/trace/call-site.ts`, by the text of a stack: no engine but one has more. */
export function createCallSite(
  folder: string,
  { past, prefix = '' }: { past?: 'helpers'; prefix?: string } = {},
): () => Source | null {
  return () => {
    const found = findFrame(stackNow(), places, { folder, past });
    return found && { ...found, file: prefix + found.file };
  };
}

function stackNow(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = DEEPEST;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return stack;
}
