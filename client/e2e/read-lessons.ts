import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Lesson } from '#shared/content/lesson.ts';
import { parseLesson } from '#shared/content/parse-lesson.ts';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import { findPlaces } from '../build/find-places.ts';

const folder = path.join(projectFolder, 'lessons');

/** The folders of all lessons, in order. */
export const lessonFolders = readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .sort();

/** A lesson as it stands in its folder. */
export async function readLesson(name: string): Promise<Lesson> {
  const text = await readFile(path.join(folder, name, 'lesson.md'), 'utf8');
  const slug = name.replace(/^\d+-/, '');
  return parseLesson(text, { slug, file: `lessons/${name}/lesson.md`, places: await findPlaces(folder) });
}
