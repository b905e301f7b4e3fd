import type { Root } from 'mdast';
import { z } from 'zod';
import {
  type Beginning,
  beginningSchema,
  type ExerciseFrontMatter,
  exerciseFrontMatterSchema,
  type FrontMatter,
  frontMatterSchema,
  type Lesson,
} from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { readMistake } from './read-mistake.ts';
import { checkItem, hasFields, readYaml, type YamlItem } from './read-yaml.ts';
import { settingExamples } from './written-settings.ts';

const examples = {
  title: 'title: The coat check',
  summary: 'summary: Log in, show your ticket, log out.',
  minutes: 'minutes: 10',
  remember: 'remember: ["One sentence.", "And another."]',
};
const { remember: _, ...required } = examples;
const whole = ['---', ...Object.values(required), '---'].join(' ⏎ ');

const lessonExamples = {
  ...examples,
  moved: 'moved: { old-step: another-lesson }',
  sandbox: 'sandbox: { servers: 2, timeout: idle }',
  mistake: 'mistake: ⏎ setting: logout …',
};
const lessonSchema = frontMatterSchema.extend({
  sandbox: z.unknown().optional(),
  mistake: z.unknown().optional(),
  moved: z.record(z.string(), z.string()).optional(),
});

/** Reads an exercise's title, summary and minutes, and what is written in it, from the YAML between the two `---` lines at the top. */
export function readExerciseFrontMatter(root: Root, report: Report): ExerciseFrontMatter | null {
  const item = readFields(root, report);
  return item && checkItem(item, exerciseFrontMatterSchema, { ...examples, writes: 'writes: tests' }, report);
}

/**
 * The same for a lesson, which may say what its sandbox is like at its beginning, which mistake it is about, and
 * where steps are told now that once were here.
 * `places` are the addresses that there are, as `checkLinks` knows them.
 */
export function readLessonFrontMatter(
  root: Root,
  places: ReadonlySet<string>,
  report: Report,
): (FrontMatter & Pick<Lesson, 'sandbox' | 'mistake' | 'moved'>) | null {
  const item = readFields(root, report);
  if (!item) return null;
  const sandbox = 'sandbox' in item.value ? readBeginning(item, report) : {};
  const isLab = 'mistake' in item.value;
  const around = { report, beginning: sandbox ?? {}, places };
  const mistake = isLab ? readMistake(item.itemOf('mistake'), around) : null;
  const read = checkItem(item, lessonSchema, lessonExamples, report);
  if (!read || !sandbox || (isLab && !mistake)) return null;
  const { sandbox: _, mistake: __, moved = {}, ...front } = read;
  for (const [step, place] of Object.entries(moved)) {
    if (places.has(`/lessons/${place}`)) continue;
    report(
      item.placeOf('moved'),
      `The step "${step}" has moved to "${place}", which is nowhere. Write the name of another lesson, or one/its-step.`,
    );
  }
  return { ...front, sandbox, mistake, moved };
}

function readBeginning(front: YamlItem<object>, report: Report): Beginning | null {
  const item = front.itemOf('sandbox');
  if (hasFields(item)) return checkItem(item, beginningSchema, settingExamples(': '), report);
  report(
    front.placeOf('sandbox'),
    `"sandbox" is a set of settings. Write for example ${lessonExamples.sandbox}`,
  );
  return null;
}

/** What stands between the two `---` lines at the top; null, and reported, where that is no set of fields. */
export function readFields(root: Root, report: Report): YamlItem<object> | null {
  const first = root.children[0];
  if (first?.type !== 'yaml') {
    report({ line: 1, column: 1 }, `The lesson does not begin with its front matter. Write ${whole}`);
    return null;
  }
  const line = (first.position?.start.line ?? 1) + 1;
  const yaml = readYaml({ text: first.value, line, column: 1 }, report);
  const item = yaml?.items[0];
  if (!yaml || !item) return null;
  if (yaml.list || !hasFields(item)) {
    report({ line, column: 1 }, `The front matter is not a set of fields. Write ${whole}`);
    return null;
  }
  return item;
}
