import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWalkFile, type Walk, writeWalkFile } from '#shared/export/walk-file.ts';
import { lessonsFolder, type ReadFolder } from './read-lessons.ts';

const fileOf = ({ folder }: Pick<ReadFolder, 'folder'>) => join(lessonsFolder, folder, 'walk.json');

/** The walk that is kept beside a lesson; null where there is none that can be read. */
export async function readKeptWalk(told: Pick<ReadFolder, 'folder'>): Promise<Walk | null> {
  try {
    return readWalkFile(await readFile(fileOf(told), 'utf8'));
  } catch {
    return null;
  }
}

/** Keeps a walk beside its lesson. */
export const keepWalk = (told: Pick<ReadFolder, 'folder'>, walk: Walk): Promise<void> =>
  writeFile(fileOf(told), writeWalkFile(walk));
