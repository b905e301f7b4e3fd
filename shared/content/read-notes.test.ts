import type { Nodes } from 'hast';
import { describe, expect, it } from 'vitest';
import { LessonError } from './lesson-error.ts';
import { readLesson } from './parse-lesson.ts';

const front = '---\ntitle: T\nsummary: S\nminutes: 5\n---\n';
const about = { slug: 'x', file: 'lessons/01-x/lesson.md', places: new Set<string>() };
/** Line 6 opens the step; what is given begins in line 7. */
const read = (body: string) => readLesson(`${front}::::step{#a title="A"}\n${body}\n::::\n`, about);

const problemsOf = (body: string): string[] => {
  try {
    read(body);
  } catch (error) {
    if (error instanceof LessonError) return error.problems.map(({ line, message }) => `${line} ${message}`);
    throw error;
  }
  return [];
};

const textOf = (node: Nodes | undefined): string =>
  node?.type === 'text' ? node.value : node && 'children' in node ? node.children.map(textOf).join('') : '';

const notes = (...lines: string[]) => [':::notes', ...lines, ':::'].join('\n');

describe('notes for whoever presents a step', () => {
  it('are read apart from the lesson, however long, and are nothing to its beats', () => {
    const long = 'Say it in your own words. '.repeat(20).trim();
    const text = ['Read.', '::read-cookies{label=Look}', notes(long, '', '- Ask first.'), '---', 'More.'];
    const { lesson, notes: told } = read(text.join('\n\n'));
    expect(textOf(told.a)).toContain(long);
    expect(lesson.steps[0]?.beats.length).toBe(2);
    expect(JSON.stringify(lesson)).not.toContain('your own words');
    expect(lesson.steps[0]?.beats[0]?.told).toBeNull();
  });

  it('need not be there', () => {
    expect(read('Read.').notes).toEqual({});
  });

  it.each([
    ['two of them', `Read.\n\n${notes('A.')}\n\n${notes('B.')}`, /^13 A step has notes once/],
    ['empty ones', `Read.\n\n${notes()}`, /^9 There is nothing in these notes/],
    ['a title', 'Read.\n\n:::notes{title=x}\nA.\n:::', /^9 "title" means nothing here/],
    ['an action in them', `Read.\n\n${notes('::read-cookies{label=x}')}`, /^10 "read-cookies" stands inside/],
    ['two colons', 'Read.\n\n::notes', /^9 "notes" is a block. Begin it with three colons/],
    ['a link that leads nowhere', `Read.\n\n${notes('[x](../nowhere/)')}`, /^10 The link .* leads nowhere/],
    ['nothing else in the step', notes('A.'), /^6 This step has nothing to read/],
  ])('cannot have %s', (_, body, problem) => {
    expect(problemsOf(body)[0]).toMatch(problem);
  });
});
