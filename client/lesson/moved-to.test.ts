import { expect, it } from 'vitest';
import { lessonOf, stepOf } from './lesson.fixture.ts';
import { movedTo } from './lesson-view.ts';

const lesson = {
  ...lessonOf(stepOf('here')),
  moved: { gone: 'other', 'gone-too': 'other/its-step', here: 'elsewhere' },
};

it('leads from an address of old to where that step is told now', () => {
  expect(movedTo(lesson, 'gone')).toEqual({ lesson: 'other', step: undefined });
  expect(movedTo(lesson, 'gone-too')).toEqual({ lesson: 'other', step: 'its-step' });
});

it.each(['here', 'never-was', 'toString', 'finished', null])('leads nowhere from %s', (step) => {
  expect(movedTo(lesson, step)).toBeNull();
});
