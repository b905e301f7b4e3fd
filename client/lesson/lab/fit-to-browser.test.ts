import { expect, it } from 'vitest';
import type { Mistake } from '#shared/content/mistake.ts';
import { beatOf, lessonOf, prose, stepOf } from '../lesson.fixture.ts';
import { fitToBrowser } from './fit-to-browser.ts';

const mistake: Mistake = {
  setting: 'sameSite',
  broken: 'none',
  sound: 'lax',
  fallback: 'absent',
  exercise: null,
  notSaved: '',
  frameworks: [],
  happened: [],
};
const setTo = (word: 'none' | 'lax' | 'absent', parts: Parameters<typeof beatOf>[0] = {}) =>
  beatOf({
    actions: [Object.assign({ type: 'settings', label: 'x' } as const, { 'same-site': word })],
    observe: [Object.assign({ says: 'x', note: 'settings-changed' } as const, { 'same-site': word })],
    ...parts,
  });
const lessonWith = (...beats: ReturnType<typeof setTo>[]) => lessonOf(stepOf('a', ...beats));
const lesson = Object.assign(
  lessonWith(setTo('none', { role: 'break', told: prose('So it is.') }), setTo('lax', { role: 'mend' })),
  { mistake },
);

it('sets and awaits the other choice where the browser does not keep the first, and says so', () => {
  const fitted = fitToBrowser(lesson, { host: 'coat.example', keeps: false });
  expect(fitted.mistake).toEqual({ ...mistake, broken: 'absent' });
  const told = prose(
    'So it is.',
    'This browser keeps no such cookie from coat.example. So nothing is said: some browsers send that one with everything, too, or at least for two minutes.',
  );
  expect(fitted.steps).toEqual(
    lessonWith(setTo('absent', { role: 'break', told }), setTo('lax', { role: 'mend' })).steps,
  );
});

it('says as much where the browser keeps it', () => {
  const fitted = fitToBrowser(lesson, { host: 'localhost:4444', keeps: true });
  expect(fitted.mistake).toEqual(mistake);
  const told = prose('So it is.', 'This browser keeps such a cookie from localhost:4444.');
  expect(fitted.steps).toEqual(
    lessonWith(setTo('none', { role: 'break', told }), setTo('lax', { role: 'mend' })).steps,
  );
});

it('leaves a lesson without another choice alone', () => {
  const without = Object.assign({ ...lesson }, { mistake: { ...mistake, fallback: null } });
  expect(fitToBrowser(without, { host: 'a', keeps: false })).toBe(without);
});
