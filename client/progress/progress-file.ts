import { z } from 'zod/mini';
import { draftSchema } from '../exercise/draft.ts';
import { parseStored } from '../storage/create-record.ts';
import { givenSchema } from '../storage/practice-record.ts';
import type { Done, Place } from './kept.ts';

/** Rises when a reader of before could misread what stands in a section; more sections alone do not raise it. */
const VERSION = 1;
const FORMAT = 'coat-check-progress';

/** In bytes: more than a browser keeps for a site. */
export const LARGEST = 5 * 1024 * 1024;
/** Of each kind; a file of more was made to fill a browser. */
const MOST = 500;

const id = z.string().check(z.regex(/^[a-z0-9-]{1,80}$/));
/** A beat: `hand-in 2`. */
const mark = z.string().check(z.regex(/^[a-z0-9-]{1,80} \d{1,3}$/));
const count = z.int().check(z.minimum(0), z.maximum(10_000));

/** Without its visits: they name cloakrooms, and a cloakroom's name is its key. */
const lessonSchema = z.object({
  completed: z.array(id).check(z.maxLength(MOST)),
  beats: z._default(z.array(mark).check(z.maxLength(MOST)), []),
  step: z.optional(id),
});
const exerciseSchema = z
  .object({ isSolved: z.boolean(), points: count, of: count, badges: count, badgesOf: count })
  .check(z.refine(({ points, of, badges, badgesOf }) => points <= of && badges <= badgesOf));
const fileDraftSchema = z.omit(draftSchema, { revision: true });

const answerSchema = z.extend(givenSchema, {
  said: z.string().check(z.maxLength(200)),
  came: z.nullable(z.string().check(z.maxLength(200))),
  times: count,
  turn: count,
});

const headSchema = z.object({ format: z.literal(FORMAT), version: z.int().check(z.minimum(1)) });
const section = z._default(z.record(z.string(), z.unknown()), {});
const fileSchema = z.object({ lessons: section, exercises: section, drafts: section, answers: section });
const sectionOf = { lesson: 'lessons', exercise: 'exercises', draft: 'drafts', answer: 'answers' } as const;

/** What was done as a file: JSON that says what it is and in which version. `at` is the day's date. */
export function writeProgressFile({ lessons, exercises, drafts, answers }: Done, at: Date): string {
  const file: z.input<typeof headSchema> & z.input<typeof fileSchema> & { made: string } = {
    format: FORMAT,
    version: VERSION,
    made: at.toISOString().slice(0, 10),
    lessons: mapToObject(lessons, ({ completed, beats, step }) =>
      step ? { completed, beats, step } : { completed, beats },
    ),
    exercises: mapToObject(exercises, (value) => value),
    drafts: mapToObject(drafts, ({ at: savedAt, text, versions }) => ({ at: savedAt, text, versions })),
    answers: mapToObject(answers, (value) => value),
  };
  return JSON.stringify(file, null, 1);
}

const mapToObject = <Value>(map: ReadonlyMap<string, Value>, toFile: (value: Value) => unknown) =>
  Object.fromEntries([...map].map(([name, value]) => [name, toFile(value)]));

export type ReadProgressFile =
  /** `damaged` says of what there was something that could not be read. */
  { ok: true; done: Done; damaged: readonly Place[] } | { ok: false; message: string };

/** Reads a file's text, which may be anything. What is sound of a damaged file is taken, the rest is named. */
export function readProgressFile(text: string): ReadProgressFile {
  const head = parseStored(z.looseObject({ format: z.optional(z.unknown()) }), text);
  if (head.state !== 'kept') return refuse('it is not JSON, or only a part of it');
  if (head.value.format === 'coat-check-trace') {
    return refuse('it is a trace, not what you have done', 'The page “Open a trace again” opens it.');
  }
  const known = headSchema.safeParse(head.value);
  if (!known.success) return refuse('it is no file of Coat Check’s “What you have done”');
  if (known.data.version > VERSION) {
    return refuse('a newer version of Coat Check made it', 'Open it in one that is at least as new.');
  }
  const file = fileSchema.safeParse(head.value);
  if (!file.success) return refuse('it is damaged as a whole');
  return readSections(file.data);
}

function readSections(file: z.output<typeof fileSchema>): ReadProgressFile {
  const damaged: Place[] = [];
  const read = <Schema extends z.ZodMiniType>(kind: keyof typeof sectionOf, schema: Schema) => {
    const entries = Object.entries(file[sectionOf[kind]]);
    const tell = (key: string) => void damaged.push({ kind, id: key.slice(0, 80) });
    const taken = new Map<string, z.output<Schema>>();
    for (const [key, value] of entries.slice(0, MOST)) {
      const parsed = schema.safeParse(value);
      if (id.safeParse(key).success && parsed.success) taken.set(key, parsed.data);
      else tell(key);
    }
    for (const [key] of entries.slice(MOST)) tell(key);
    return taken;
  };
  const lessons = read('lesson', lessonSchema);
  const exercises = read('exercise', exerciseSchema);
  const drafts = read('draft', fileDraftSchema);
  const done: Done = {
    lessons: mapValues(lessons, ({ completed, beats, step = completed.at(-1) ?? '' }) => ({
      completed: [...new Set(completed)],
      beats: [...new Set(beats)],
      step,
      visits: [],
    })),
    exercises,
    answers: read('answer', answerSchema),
    drafts: mapValues(drafts, (draft) => ({ ...draft, revision: 1 })),
  };
  return { ok: true, done, damaged };
}

const mapValues = <From, To>(map: ReadonlyMap<string, From>, to: (value: From) => To): Map<string, To> =>
  new Map([...map].map(([key, value]) => [key, to(value)]));

const refuse = (
  why: string,
  then = 'Choose one that “Download what you have done” made.',
): ReadProgressFile => ({
  ok: false,
  message: `Could not read the file: ${why}. Nothing was taken from it, and nothing here has changed. ${then}`,
});
