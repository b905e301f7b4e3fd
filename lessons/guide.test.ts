import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readLessons } from './walk/read-lessons.ts';

const lessons = await readLessons();
const guide = await readFile(new URL('GUIDE.md', import.meta.url), 'utf8');

it('the guide has each lesson by the number that the first page gives it, and says how long it takes', () => {
  let [plain, mistakes] = [0, 0];
  const titles = lessons.map(({ lesson: { title, minutes, mistake } }) => {
    const number = mistake ? `Mistake ${++mistakes}` : `Lesson ${++plain}`;
    return `${number} · ${title} · ${minutes} minutes`;
  });
  expect([...guide.matchAll(/^### (.*)$/gm)].map(([, title]) => title)).toEqual(titles);
});
