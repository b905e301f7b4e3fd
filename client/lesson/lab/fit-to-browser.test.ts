import { expect, it } from 'vitest';
import type { Mistake } from '#shared/content/mistake.ts';
import { beatOf, lessonOf, stepOf } from '../lesson.fixture.ts';
import { withFallback } from './fit-to-browser.ts';

const mistake: Mistake = {
  setting: 'sameSite',
  broken: 'none',
  sound: 'lax',
  fallback: { broken: 'absent', isUsed: false },
  exercise: null,
  notSaved: '',
  frameworks: [],
  happened: [],
};
const setTo = (word: 'none' | 'lax' | 'absent') =>
  beatOf({
    actions: [Object.assign({ type: 'settings', label: 'x' } as const, { 'same-site': word })],
    observe: [Object.assign({ says: 'x', note: 'settings-changed' } as const, { 'same-site': word })],
  });
const lesson = Object.assign(lessonOf(stepOf('a', setTo('none'), setTo('lax'))), { mistake });

it('sets and awaits the other choice in place of what is broken, and leaves all else as it is', () => {
  const fitted = withFallback(lesson);
  expect(fitted.mistake).toEqual({
    ...mistake,
    broken: 'absent',
    fallback: { broken: 'absent', isUsed: true },
  });
  expect(fitted.steps).toEqual(lessonOf(stepOf('a', setTo('absent'), setTo('lax'))).steps);
});

it('leaves a lesson without another choice alone', () => {
  const without = Object.assign({ ...lesson }, { mistake: { ...mistake, fallback: null } });
  expect(withFallback(without)).toBe(without);
});
