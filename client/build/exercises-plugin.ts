import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { orderExercises } from '#shared/content/order-exercises.ts';
import { type ExerciseTexts, parseExercise } from '#shared/content/parse-exercise.ts';
import type { Exercise } from '#shared/grading/exercise.ts';

const INDEX = '\0virtual:exercises';
const COUNT = '\0virtual:exercise-count';
const ONE = '\0virtual:exercise/';
const files = { task: 'task.md', hints: 'hints.md', starter: 'starter.ts', solution: 'solution.ts' } as const;

/**
 * Makes `virtual:exercises` the list of all exercises: their summaries by value, the exercises by dynamic import.
 * `virtual:exercise-count` says how many there are, for a page that shows none. An exercise that cannot be read stops the
 * build, with file and line. `folder` defaults to `lessons/exercises` beside Vite's root.
 */
export function exercisesPlugin({ folder }: { folder?: string } = {}): Plugin {
  let exercises = folder ?? '';

  const read = async (id: string): Promise<Exercise> => {
    const texts = await Promise.all(
      Object.entries(files).map(async ([name, file]) => [
        name,
        await readFile(join(exercises, id, file), 'utf8'),
      ]),
    );
    return parseExercise(Object.fromEntries(texts) as ExerciseTexts, { id, folder: `exercises/${id}` });
  };

  return {
    name: 'coat-check:exercises',

    configResolved(config) {
      exercises = normalizePath(folder ?? join(config.root, '..', 'lessons', 'exercises'));
    },

    configureServer(server) {
      server.watcher.add(exercises);
    },

    resolveId: { filter: { id: /^virtual:exercise(s$|-count$|\/)/ }, handler: (id) => `\0${id}` },

    load: {
      filter: { id: /^\0virtual:exercise(s$|-count$|\/)/ },
      async handler(id) {
        if (id === COUNT) return `export const exerciseCount = ${(await findIds(exercises)).length};`;
        const ids = id === INDEX ? await findIds(exercises) : [id.slice(ONE.length)];
        for (const one of ids) {
          for (const file of Object.values(files)) this.addWatchFile(join(exercises, one, file));
        }
        const all = await Promise.all(ids.map(read));
        return id === INDEX ? toIndex(all) : `export const exercise = ${JSON.stringify(all[0])};`;
      },
    },
  };
}

async function findIds(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  // As in the terminal, what can be graded is an exercise; beside them lies what proves them all.
  return orderExercises(
    entries.map(({ name }) => name).filter((name) => existsSync(join(folder, name, 'grade.test.ts'))),
  );
}

function toIndex(all: readonly Exercise[]): string {
  const summaries = all.map(({ id, title, summary, minutes }) => ({ id, title, summary, minutes }));
  const imports = all.map(({ id }) => `[${JSON.stringify(id)}, () => import('virtual:exercise/${id}')]`);
  return `export const exerciseSummaries = ${JSON.stringify(summaries)};
export const exerciseModules = new Map([${imports.join(', ')}]);`;
}
