import { z } from 'zod/mini';
import type { Trace } from '#shared/api/sandbox-api.ts';
import { readTraceFile, writeTraceFile } from '#shared/export/trace-file.ts';
import { createRecord, type Shelf } from '../storage/create-record.ts';

const openedSchema = z.object({ name: z.string(), file: z.string() });

/** The trace that this tab has open, kept as long as the tab is: a reload must not lose it. */
export const openedTrace = (shelf: () => Shelf = () => sessionStorage) => {
  const record = createRecord('opened-trace', openedSchema, shelf);
  return {
    /** Null where nothing is kept, or where it cannot be read any more. */
    read(): { name: string; trace: Trace } | null {
      const kept = record.read();
      if (kept.state !== 'kept') return null;
      const file = readTraceFile(kept.value.file);
      return file.ok ? { name: kept.value.name, trace: file.trace } : null;
    },
    /** Returns false where it is too large for what a browser keeps; then nothing is kept, not even the one before. */
    write(name: string, trace: Trace): boolean {
      const isKept = record.write({ name, file: writeTraceFile(trace) });
      if (!isKept) record.remove();
      return isKept;
    },
  };
};
