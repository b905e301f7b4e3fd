import type { Root } from 'mdast';
import { type FrontMatter, frontMatterSchema } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { checkItem, hasFields, readYaml } from './read-yaml.ts';

const examples = {
  title: 'title: The coat check',
  summary: 'summary: Log in, show your ticket, log out.',
  minutes: 'minutes: 10',
  remember: 'remember: ["One sentence.", "And another."]',
};
const { remember: _, ...required } = examples;
const whole = ['---', ...Object.values(required), '---'].join(' ⏎ ');

/** Reads the lesson's title, summary, minutes and what to remember from the YAML between the two `---` lines at its top. */
export function readFrontMatter(root: Root, report: Report): FrontMatter | null {
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
  return checkItem(item, frontMatterSchema, examples, report);
}
