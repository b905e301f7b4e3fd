import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReadShow, readShow } from '#shared/content/parse-show.ts';
import { findPlaces } from './find-places.ts';

/** A show as it was read; `folder` is its place beneath that of the lessons, `file` its path for messages. */
export type ShowFile = ReadShow & { folder: string; file: string };

/** Reads all shows that are shipped, `lessons/shows/<number>-<name>/show.md`, in their order. @throws {LessonError} at the first that cannot be read */
export async function readShows(lessons: string): Promise<ShowFile[]> {
  const places = await findPlaces(lessons);
  const folders = await findShowFolders(lessons);
  return Promise.all(
    folders.map(async (folder) => {
      const file = `lessons/${folder}/show.md`;
      const text = await readFile(join(lessons, folder, 'show.md'), 'utf8');
      return { folder, file, ...readShow(text, { slug: slugOf(folder), file, places }) };
    }),
  );
}

/** Where they lie, beneath the folder of the lessons. */
export async function findShowFolders(lessons: string): Promise<string[]> {
  const entries = await readdir(join(lessons, 'shows'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `shows/${name}`)
    .sort();
}

/** The number in a folder's name only sorts. */
const slugOf = (folder: string): string => folder.replace(/^shows\/\d+-/, '');
