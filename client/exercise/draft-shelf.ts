import type { Shelf } from '../storage/create-record.ts';
import { setAside } from '../storage/set-aside.ts';
import { type Draft, draftSchema } from './draft.ts';

export type FoundDraft =
  | { state: 'absent' }
  | { state: 'kept'; draft: Draft }
  /** `raw` is exactly what was found. */
  | { state: 'corrupt'; raw: string }
  | { state: 'blocked' };

export type SaveOutcome =
  | { state: 'kept' }
  /** Another tab saved since `base`. Nothing was written. */
  | { state: 'conflict'; theirs: Draft }
  | { state: 'full' }
  | { state: 'blocked' };

export type DraftShelf = {
  readonly key: string;
  read(): FoundDraft;
  /** Writes unless somebody else wrote since revision `base`. What cannot be read is put aside first, never overwritten. */
  save(draft: Draft, base: number): SaveOutcome;
};

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && /quota/i.test(`${error.name} ${error.message}`);

/** Reads what another tab, or an older version of this page, has written. */
export const parseDraft = (raw: string | null): FoundDraft => {
  if (raw === null) return { state: 'absent' };
  try {
    const parsed = draftSchema.safeParse(JSON.parse(raw));
    return parsed.success ? { state: 'kept', draft: parsed.data } : { state: 'corrupt', raw };
  } catch {
    return { state: 'corrupt', raw };
  }
};

/** One exercise's draft in this browser. Nothing here throws. */
export const createDraftShelf = (exercise: string, shelf: () => Shelf = () => localStorage): DraftShelf => {
  const key = `coat-check:draft:${exercise}`;
  const read = (): FoundDraft => {
    try {
      return parseDraft(shelf().getItem(key));
    } catch {
      // Reading throws only where the browser forbids the storage altogether.
      return { state: 'blocked' };
    }
  };
  return {
    key,
    read,
    save(draft, base) {
      const found = read();
      if (found.state === 'blocked') return { state: 'blocked' };
      if (found.state === 'kept' && found.draft.revision !== base) {
        return { state: 'conflict', theirs: found.draft };
      }
      try {
        if (found.state === 'corrupt') setAside(shelf(), key, found.raw);
        shelf().setItem(key, JSON.stringify(draft));
        return { state: 'kept' };
      } catch (error) {
        return { state: isFull(error) ? 'full' : 'blocked' };
      }
    },
  };
};
