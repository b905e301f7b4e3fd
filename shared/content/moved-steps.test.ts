import { expect, it } from 'vitest';
import { LessonError } from './lesson-error.ts';
import { parseLesson } from './parse-lesson.ts';

const places = new Set(['/lessons/other', '/lessons/other/its-step']);
const parse = (moved: string) =>
  parseLesson(
    `---\ntitle: T\nsummary: S\nminutes: 5\n${moved}---\n\n::::step{#a title="A"}\nRead this.\n::::\n`,
    { slug: 'x', file: 'x.md', places },
  );

it('says where steps are told now that once were here', () => {
  expect(parse('moved: { old: other, older: other/its-step }\n').moved).toEqual({
    old: 'other',
    older: 'other/its-step',
  });
  expect(parse('').moved).toEqual({});
});

it.each([
  ['moved: { old: nowhere }\n', 'x.md:5:1 The step "old" has moved to "nowhere", which is nowhere.'],
  ['moved: { old: other/no-step }\n', 'x.md:5:1 The step "old" has moved to "other/no-step"'],
  ['moved: soon\n', 'x.md:5:1 "moved"'],
])('says with the line what is wrong with %s', (moved, expected) => {
  let told = '';
  try {
    parse(moved);
  } catch (error) {
    if (!(error instanceof LessonError)) throw error;
    told = error.message;
  }
  expect(told).toContain(expected);
});
