import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readLesson } from '#shared/content/parse-lesson.ts';
import { findPlaces } from '../../client/build/find-places.ts';
import type { ToWalk } from './walk-lesson.ts';

/** The folder of all lessons. */
export const lessonsFolder = dirname(import.meta.dirname);

/** A lesson, the name of its folder, and that in addresses. */
export type ReadFolder = ToWalk & { folder: string; slug: string };

/** All lessons, in their order. @throws {LessonError} at the first that cannot be read */
export async function readLessons(): Promise<ReadFolder[]> {
  const places = await findPlaces(lessonsFolder);
  return readdirSync(lessonsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
    .map(({ name: folder }) => {
      const file = `lessons/${folder}/lesson.md`;
      const text = readFileSync(`${lessonsFolder}/${folder}/lesson.md`, 'utf8');
      const slug = folder.replace(/^\d+-/, '');
      return { folder, slug, file, ...readLesson(text, { slug, file, places }) };
    })
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}
