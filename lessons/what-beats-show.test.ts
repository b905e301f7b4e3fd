import { expect, it } from 'vitest';
import { readLessons } from './walk/read-lessons.ts';
import { whatBeatsShow } from './what-beats-show.ts';

const lessons = await readLessons();

it.each(whatBeatsShow)('“$belief” is seen to fail in $lesson, $step', ({ lesson: slug, step: id, says }) => {
  const step = lessons.find((one) => one.slug === slug)?.lesson.steps.find((one) => one.id === id);
  const said = step?.beats.flatMap(({ observe }) => observe.map((one) => one.says));
  expect(said).toContain(says);
});
