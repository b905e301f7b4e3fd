import { walkModules } from 'virtual:walks';
import { readWalkFile, type Walk } from '#shared/export/walk-file.ts';

export type LoadedWalk = { ok: true; walk: Walk } | { ok: false; why: string };

/** Fetches what happened when a lesson was done. `why` there is nothing to show, in words. Rejects when it cannot be fetched. */
export async function loadWalk(slug: string): Promise<LoadedWalk> {
  const { text } = (await walkModules.get(slug)?.()) ?? { text: '' };
  if (text === '') return { ok: false, why: 'it has not been recorded yet' };
  try {
    return { ok: true, walk: readWalkFile(text) };
  } catch (error) {
    console.warn('Could not read the record of a lesson.', error);
    return { ok: false, why: 'its record is damaged' };
  }
}
