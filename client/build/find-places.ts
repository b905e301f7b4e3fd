import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The addresses that a lesson may link to without a host, as they stand behind that of a sandbox. */
export async function findPlaces(lessons: string): Promise<ReadonlySet<string>> {
  const folders = await foldersIn(lessons);
  const ofLessons = folders
    .filter((name) => /^\d/.test(name))
    .map(async (name) => {
      const lesson = `/lessons/${name.replace(/^\d+-/, '')}`;
      const text = await readFile(join(lessons, name, 'lesson.md'), 'utf8').catch(() => '');
      const ids = [...text.matchAll(/^::::step\{[^}\n]*#([a-z0-9-]+)/gm)].map(([, id]) => id);
      return [lesson, ...ids.map((id) => `${lesson}/${id}`)];
    });
  const exercises = (await foldersIn(join(lessons, 'exercises'))).map((name) => `/exercises/${name}`);
  const questions = await findQuestions(lessons);
  return new Set([
    '/exercises',
    '/practice',
    ...(await Promise.all(ofLessons)).flat(),
    ...exercises,
    ...questions.map((id) => `/practice/any/${id}`),
  ]);
}

/** The ids of all questions for practice. */
async function findQuestions(lessons: string): Promise<string[]> {
  const folder = join(lessons, 'questions');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(
    names.filter((name) => /^\d+-.+\.md$/.test(name)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  return texts.flatMap((text) =>
    [...text.matchAll(/^::::question\{[^}\n]*#([a-z0-9-]+)/gm)].map(([, id = '']) => id),
  );
}

/** A folder that is not there has none. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
