import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import type { Lesson, LessonSummary } from '#shared/content/lesson.ts';
import { LessonError } from '#shared/content/lesson-error.ts';
import { parseLesson } from '#shared/content/parse-lesson.ts';

const INDEX = 'virtual:lessons';
const RESOLVED_INDEX = `\0${INDEX}`;
const LESSON_FILE = /\/lesson\.md$/;

/**
 * Makes each `lesson.md` a module that exports the parsed lesson, and `virtual:lessons` the list of them all.
 * A lesson that cannot be read stops the build, or shows in the browser's overlay, with file and line. `folder`
 * defaults to the `lessons` beside Vite's root.
 */
export function lessonsPlugin({ folder }: { folder?: string } = {}): Plugin {
  let lessons = folder ?? '';

  const read = async (file: string): Promise<Lesson> =>
    parseLesson(await readFile(file, 'utf8'), {
      slug: slugOf(file),
      file: normalizePath(relative(dirname(lessons), file)),
    });

  const findFiles = async () =>
    (await readdir(lessons, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
      .map((entry) => normalizePath(join(lessons, entry.name, 'lesson.md')))
      .sort();

  return {
    name: 'coat-check:lessons',

    configResolved(config) {
      lessons = folder ?? join(config.root, '..', 'lessons');
    },

    configureServer(server) {
      // The folder lies outside Vite's root, so new lessons would go unnoticed.
      server.watcher.add(lessons);
    },

    resolveId: { filter: { id: /^virtual:lessons$/ }, handler: () => RESOLVED_INDEX },

    load: {
      filter: { id: [/^\0virtual:lessons$/, LESSON_FILE] },
      async handler(id) {
        try {
          if (id !== RESOLVED_INDEX) return toModule(await read(id));
          const files = await findFiles();
          for (const file of files) this.addWatchFile(file);
          return toIndex(await Promise.all(files.map(async (file) => ({ file, lesson: await read(file) }))));
        } catch (error) {
          if (!(error instanceof LessonError)) throw error;
          return this.error(toBuildError(error, lessons));
        }
      },
    },

    async hotUpdate({ file, type }) {
      if (!LESSON_FILE.test(file) || !file.startsWith(`${normalizePath(lessons)}/`)) return undefined;
      const index = this.environment.moduleGraph.getModuleById(RESOLVED_INDEX);
      if (index) this.environment.moduleGraph.invalidateModule(index);
      try {
        if (type !== 'delete') await read(file);
        // Where the learner is lies in the address and the trace, so a reload loses nothing.
        this.environment.hot.send({ type: 'full-reload' });
      } catch (error) {
        if (!(error instanceof LessonError)) throw error;
        // The last good lesson stays on the page, under the overlay that says what to mend.
        const { message, loc } = toBuildError(error, lessons);
        this.environment.hot.send({
          type: 'error',
          err: { message, stack: '', loc, id: file, plugin: 'lessons' },
        });
      }
      return [];
    },
  };
}

/** `the-coat-check` for `lessons/01-the-coat-check/lesson.md`: the number only sorts. */
function slugOf(file: string): string {
  return basename(dirname(file)).replace(/^\d+-/, '');
}

function toModule(lesson: Lesson): string {
  return `export const lesson = ${JSON.stringify(lesson)};`;
}

/** The summaries by value, the lessons by dynamic import: the first page need not carry them. */
function toIndex(entries: { file: string; lesson: Lesson }[]): string {
  const summaries = entries.map(({ lesson: { steps, remember: _, ...summary } }) => {
    const toSee = steps.filter(({ observe }) => observe.length > 0).map(({ id }) => id);
    return { ...summary, toSee } satisfies LessonSummary;
  });
  const imports = entries.map(
    ({ file, lesson }) => `[${JSON.stringify(lesson.slug)}, () => import(${JSON.stringify(file)})]`,
  );
  return `export const lessonSummaries = ${JSON.stringify(summaries)};
export const lessonModules = new Map([${imports.join(', ')}]);`;
}

function toBuildError(error: LessonError, lessons: string) {
  const { line = 1, column = 1 } = error.problems[0] ?? {};
  return { message: error.message, loc: { file: join(dirname(lessons), error.file), line, column } };
}
