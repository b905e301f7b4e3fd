import { z } from 'zod/mini';
import { readShowFile, type ShownTrace, writeShowFile } from '#shared/show/show-file.ts';
import { createRecord, type KeptRecord, type Shelf } from './create-record.ts';

const keptSchema = z.object({ name: z.string(), file: z.string(), isUnsaved: z.optional(z.boolean()) });

/** `name` is that of its file. What is not saved is nowhere but here. */
export type OpenedTrace = ShownTrace & { name: string; isSaved: boolean };

/**
 * The trace that this tab has open, and how it is shown; kept as long as the tab is: neither a reload nor the way to
 * another page must lose it.
 */
export const openedTrace = (shelf: () => Shelf = () => sessionStorage) => {
  const record = createRecord('opened-trace', keptSchema, shelf);
  const aside = createRecord('put-aside-trace', keptSchema, shelf);
  let last: OpenedTrace | null = null;
  let before: OpenedTrace | null = null;
  const read = () => {
    last ??= readFrom(record);
    return last;
  };
  const write = (opened: OpenedTrace): boolean => {
    last = opened;
    return writeTo(record, opened);
  };
  return {
    /** Null where nothing is kept, or where it cannot be read any more. */
    read,
    /**
     * Keeps what has become of it. Returns false where it is too large for what a browser keeps: a reload then finds nothing, not
     * even what was there before.
     */
    write,
    /** Opens another in its place. What is not saved yet is put aside. Returns what `write` does. */
    open(opened: OpenedTrace): boolean {
      const current = read();
      if (current && !current.isSaved) {
        before = current;
        writeTo(aside, current);
      }
      return write(opened);
    },
    /** What was put aside last; null where all is saved. */
    putAside: (): OpenedTrace | null => before ?? readFrom(aside),
    /** Opens that again; what is open now is put aside for it, where it is not saved. */
    bringBack(): void {
      const back = before ?? readFrom(aside);
      if (!back) return;
      before = null;
      aside.remove();
      this.open(back);
    },
  };
};

type Kept = KeptRecord<z.infer<typeof keptSchema>>;

const readFrom = (record: Kept): OpenedTrace | null => {
  const kept = record.read();
  if (kept.state !== 'kept') return null;
  const { name, file, isUnsaved } = kept.value;
  const read = readShowFile(file);
  return read.ok ? { name, trace: read.trace, show: read.show, isSaved: isUnsaved !== true } : null;
};

const writeTo = (record: Kept, { name, isSaved, ...shown }: OpenedTrace): boolean => {
  const isKept = record.write({ name, file: writeShowFile(shown), isUnsaved: !isSaved });
  if (!isKept) record.remove();
  return isKept;
};

/** What this tab has open. */
export const opened = openedTrace();
