import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import type { LessonSummary } from '#shared/content/lesson.ts';
import { LessonError } from '#shared/content/lesson-error.ts';
import { observationsOf } from '#shared/content/observations-of.ts';
import { type ReadLesson, readLesson } from '#shared/content/parse-lesson.ts';
import { findPlaces } from './find-places.ts';

type Entry = { file: string } & ReadLesson;

const INDEX = 'virtual:lessons';
const RESOLVED_INDEX = `\0${INDEX}`;
const NOTES_INDEX = 'virtual:notes';
const RESOLVED_NOTES_INDEX = `\0${NOTES_INDEX}`;
const LESSON_FILE = /\/lesson\.md$/;
/** The same file as a module of its own: what is told to whoever presents the lesson. */
const NOTES = '?notes';

/**
 * Makes each `lesson.md` a module that exports the parsed lesson, and `virtual:lessons` the list of them all; `virtual:notes` has what is told
 * to whoever presents them.
 * Lessons that cannot be read stop the build; in development the terminal and the browser's overlay have every problem, with file and line. `folder`
 * defaults to the `lessons` beside Vite's root.
 */
export function lessonsPlugin({ folder }: { folder?: string } = {}): Plugin {
  let lessons = folder ?? '';

  const read = async (file: string, places: ReadonlySet<string>): Promise<ReadLesson> =>
    readLesson(await readFile(file, 'utf8'), {
      slug: slugOf(file),
      file: normalizePath(relative(dirname(lessons), file)),
      places,
    });

  /** All lessons, or what is wrong with all of them: whoever mends one must not meet the next only then. */
  const readAll = async (files: readonly string[]): Promise<Entry[] | LessonError[]> => {
    const places = await findPlaces(lessons);
    const all = await Promise.all(
      files.map((file) => read(file, places).then((it) => ({ file, ...it }), toLessonError)),
    );
    const refused = all.flatMap((one) => (one instanceof LessonError ? [one] : []));
    return refused.length > 0 ? refused : all.flatMap((one) => (one instanceof LessonError ? [] : [one]));
  };

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

    resolveId: { filter: { id: /^virtual:(lessons|notes)$/ }, handler: (id) => `\0${id}` },

    load: {
      filter: { id: [/^\0virtual:(lessons|notes)$/, LESSON_FILE, /\/lesson\.md\?notes$/] },
      async handler(id) {
        const isIndex = id === RESOLVED_INDEX || id === RESOLVED_NOTES_INDEX;
        const isNotes = id === RESOLVED_NOTES_INDEX || id.endsWith(NOTES);
        const files = isIndex ? await findFiles() : [id.replace(NOTES, '')];
        if (isIndex) for (const file of files) this.addWatchFile(file);
        const all = await readAll(files);
        if (areRefused(all)) return this.error(toBuildError(all, lessons));
        if (isNotes) return isIndex ? toNotesIndex(all) : toNotesModule(all);
        return isIndex ? toIndex(all) : toModule(all);
      },
    },

    async hotUpdate({ file }) {
      if (!LESSON_FILE.test(file) || !file.startsWith(`${normalizePath(lessons)}/`)) return undefined;
      const { moduleGraph } = this.environment;
      for (const id of [RESOLVED_INDEX, RESOLVED_NOTES_INDEX, `${file}${NOTES}`]) {
        const known = moduleGraph.getModuleById(id);
        if (known) moduleGraph.invalidateModule(known);
      }
      // A lesson may link to the one that has changed, or gone.
      const all = await readAll(await findFiles());
      if (areRefused(all)) {
        const { message, loc } = toBuildError(all, lessons);
        this.environment.logger.error(message, { timestamp: true });
        // The last good lesson stays on the page, under the overlay that says what to mend.
        const err = { message, stack: '', loc, id: file, plugin: 'lessons' };
        this.environment.hot.send({ type: 'error', err });
      } else {
        // Where the learner is lies in the address and the trace, so a reload loses nothing.
        this.environment.hot.send({ type: 'full-reload' });
      }
      return [];
    },
  };
}

/** `the-coat-check` for `lessons/01-the-coat-check/lesson.md`: the number only sorts. */
function slugOf(file: string): string {
  return basename(dirname(file)).replace(/^\d+-/, '');
}

function toModule([entry]: readonly Entry[]): string {
  return `export const lesson = ${JSON.stringify(entry?.lesson)};`;
}

/** The summaries by value, the lessons by dynamic import: the first page need not carry them. */
function toIndex(entries: readonly Entry[]): string {
  const summaries = entries.map(
    ({ lesson: { steps, mistake, remember: _, sandbox: __, moved: ___, ...summary } }) => {
      const told = steps.map((step) => ({
        id: step.id,
        title: step.title,
        beats: step.beats.length,
        isToSee: observationsOf(step).length > 0,
      }));
      return { ...summary, mistake: mistake?.setting ?? null, steps: told } satisfies LessonSummary;
    },
  );
  const imports = entries.map(
    ({ file, lesson }) => `[${JSON.stringify(lesson.slug)}, () => import(${JSON.stringify(file)})]`,
  );
  return `export const lessonSummaries = ${JSON.stringify(summaries)};
export const lessonModules = new Map([${imports.join(', ')}]);`;
}

function toNotesModule([entry]: readonly Entry[]): string {
  return `export const notes = ${JSON.stringify(entry?.notes)};`;
}

/** The notes of each lesson by dynamic import, under its name. */
function toNotesIndex(entries: readonly Entry[]): string {
  const imports = entries.map(
    ({ file, lesson }) => `[${JSON.stringify(lesson.slug)}, () => import(${JSON.stringify(file + NOTES)})]`,
  );
  return `export const notesModules = new Map([${imports.join(', ')}]);`;
}

const areRefused = (all: Entry[] | LessonError[]): all is LessonError[] => all[0] instanceof LessonError;

function toLessonError(error: unknown): LessonError {
  if (error instanceof LessonError) return error;
  throw error;
}

/** Every problem of every lesson, at the place of the first. */
function toBuildError(errors: readonly LessonError[], lessons: string) {
  const [first] = errors;
  const { line = 1, column = 1 } = first?.problems[0] ?? {};
  const message = errors.map((error) => error.message).join('\n\n');
  return { message, loc: { file: join(dirname(lessons), first?.file ?? ''), line, column } };
}
