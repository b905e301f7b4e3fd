// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { saveFile } from '../take-away/save-file.ts';
import { ProgressPage } from './progress-page.tsx';
import type { Offer } from './tell-done.ts';

vi.mock('../take-away/save-file.ts', () => ({ saveFile: vi.fn() }));
vi.mock('../theme/theme-switch.tsx', () => ({ ThemeSwitch: () => null }));

const lessonOf = (slug: string, mistake: Offer['lessons'][number]['mistake'] = null) => ({
  slug,
  mistake,
  title: `About ${slug}`,
  summary: '',
  minutes: 5,
  steps: ['first', 'second'].map((id) => ({ id, title: id, beats: 2, isToSee: true })),
});
const offer: Offer = {
  lessons: [lessonOf('coats')],
  mistakes: [lessonOf('no-end', 'timeout'), lessonOf('counted', 'ids')],
  topics: [{ id: 'ends', title: 'Ended at once', questions: ['q1', 'q2', 'q3'].map((id) => ({ id })) }],
  exercises: [{ id: 'challenge', title: 'The challenge', summary: '', minutes: 30 }],
};

const put = (key: string, value: object | string) =>
  localStorage.setItem(`coat-check:${key}`, typeof value === 'string' ? value : JSON.stringify(value));
const open = () => render(<ProgressPage offer={offer} />);
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const row = (name: string) => screen.getByRole('link', { name }).closest('li')?.textContent;
const give = async (text: string) => {
  const input = screen.getByLabelText('A file of what you have done');
  // This document's files cannot be read as a browser's can.
  const file = Object.assign(new File([text], 'done.json'), { text: async () => text });
  await act(async () => fireEvent.change(input, { target: { files: [file] } }));
};
/** The file that was handed to the browser last. */
const saved = async () => {
  const [name, blob = new Blob()] = vi.mocked(saveFile).mock.lastCall ?? [];
  const reader = new FileReader();
  reader.readAsText(blob);
  await new Promise((resolve) => reader.addEventListener('load', resolve));
  return { name, text: String(reader.result) };
};

beforeEach(() => {
  put('lesson:coats', { completed: ['first', 'gone'], step: 'second' });
  put('lesson:no-end', { completed: ['first', 'second'], step: 'second', visits: [] });
  put('exercise:challenge', { isSolved: false, points: 7, of: 12, badges: 1, badgesOf: 3 });
  const given = { said: 'a', came: null, times: 1, turn: 1 };
  put('practice', { answers: { q1: { ...given, isRight: true }, q2: { ...given, isRight: false } } });
  put('theme', '"dark"');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

it('shows steps, the wall and points, also of records from before there were beats', () => {
  open();
  expect(
    screen.getByText(
      '3 of 6 steps, 1 of 2 mistakes mended, 1 of 3 questions as you said, 0 of 1 exercises solved.',
    ),
  ).toBeDefined();
  expect(row('About coats')).toBe('1About coats1 of 2 steps, 2 of 4 beats');
  expect(screen.getByText('About no-end: bricked up')).toBeDefined();
  expect(row('The challenge')).toBe('1The challenge7 of 12 points · 1 of 3 badges');
  expect(row('Ended at once')).toBe('1Ended at once1 of 3 as you said, 1 to look at again');
  expect(screen.getByRole('link', { name: 'Ended at once' }).getAttribute('href')).toBe('/practice/ends');
  expect(screen.getByText(/^Also remembered: 1 step of another version/)).toBeDefined();
});

it('counts the beats of a step that is not done yet, as far as the step has them', () => {
  put('lesson:coats', { completed: ['first'], beats: ['second 0', 'second 7'], step: 'second' });
  open();
  expect(row('About coats')).toBe('1About coats1 of 2 steps, 3 of 4 beats');
});

it('invites whoever has done nothing yet', () => {
  localStorage.clear();
  open();
  expect(screen.getByRole('link', { name: 'Begin with “About coats”' }).getAttribute('href')).toBe(
    '/lessons/coats',
  );
  expect(screen.queryByRole('button', { name: 'Forget everything' })).toBeNull();
});

it('says so where the browser keeps nothing for this site', () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  open();
  expect(screen.getByRole('alert').textContent).toContain('keeps nothing for this site');
  expect(screen.queryByRole('button', { name: /Forget|Take in/ })).toBeNull();
});

it('hears what another tab does', () => {
  open();
  put('lesson:coats', { completed: ['first', 'second'], step: 'second' });
  act(() => void dispatchEvent(new StorageEvent('storage', { key: 'coat-check:lesson:coats' })));
  expect(row('About coats')).toBe('1About coats2 of 2 steps, 4 of 4 beats');
});

it('forgets at once, holds the keyboard at undo, and brings all of it back', () => {
  const before = { ...localStorage };
  open();
  press('Forget everything');
  expect({ ...localStorage }).toEqual({ 'coat-check:theme': '"dark"' });
  expect(row('About coats')).toBe('1About coats0 of 2 steps, 0 of 4 beats');
  const undo = screen.getByRole('button', { name: 'Undo' });
  expect(document.activeElement).toBe(undo);
  expect(screen.getByText('Forgotten. You can undo it for ten seconds.').getAttribute('role')).toBe('status');
  fireEvent.click(undo);
  expect({ ...localStorage }).toEqual(before);
  expect(row('About coats')).toBe('1About coats1 of 2 steps, 2 of 4 beats');
  expect(screen.getByText('Brought back, as it was.')).toBeDefined();
});

it('says when it is too late to undo', () => {
  vi.useFakeTimers();
  open();
  press('Forget everything');
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.getByText('Forgotten for good.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  expect(document.activeElement?.textContent).toContain('Forgotten for good.');
});

it('keeps a damaged record to the letter, and gives it to whoever wants it', async () => {
  put('lesson:coats', '{"completed":["fi');
  open();
  const notice = screen.getByRole('region', { name: 'Some of it could not be read' });
  expect(within(notice).getByText('{"completed":["fi')).toBeDefined();
  press(/^Download it.+About coats/);
  expect(await saved()).toEqual({ name: 'coat-check-lesson-coats-damaged.txt', text: '{"completed":["fi' });
  press(/^Forget it.+About coats/);
  expect(screen.queryByRole('region', { name: 'Some of it could not be read' })).toBeNull();
  press('Undo');
  expect(localStorage.getItem('coat-check:lesson:coats')).toBe('{"completed":["fi');
});

it('is carried to another browser by a file, which adds and takes nothing away', async () => {
  open();
  press('Download what you have done');
  const { text: file } = await saved();
  cleanup();
  localStorage.clear();
  put('lesson:coats', { completed: ['second'], step: 'second' });
  open();
  await give(file);
  expect(
    screen.getByText(
      'Taken from the file: 4 steps done, the points of 1 exercise and 2 answers. What was here already is still here.',
    ),
  ).toBeDefined();
  expect(row('About coats')).toBe('1About coats2 of 2 steps, 4 of 4 beats');
  await give(file);
  expect(screen.getByText(/^Nothing new: all that could be taken/)).toBeDefined();
});

it('makes all as it was before a file, for ten seconds', async () => {
  open();
  press('Download what you have done');
  const { text: file } = await saved();
  cleanup();
  localStorage.clear();
  put('lesson:coats', { completed: ['second'], step: 'second' });
  const before = { ...localStorage };
  // The ten seconds do not pass on a slow machine.
  vi.useFakeTimers();
  open();
  await give(file);
  expect(screen.getByText('Taken in. You can undo it for ten seconds.').getAttribute('role')).toBe('status');
  expect(row('About coats')).toBe('1About coats2 of 2 steps, 4 of 4 beats');
  const undo = screen.getByRole('button', { name: 'Undo' });
  expect(document.activeElement).toBe(undo);
  fireEvent.click(undo);
  expect({ ...localStorage }).toEqual(before);
  expect(row('About coats')).toBe('1About coats1 of 2 steps, 2 of 4 beats');
  expect(screen.getByText('Undone. All is as it was before the file.')).toBeDefined();
  expect(screen.queryByText(/^Taken from the file/)).toBeNull();
});

it('has nothing to undo where a file brought nothing', async () => {
  open();
  await give('{"format":"coat-check-progress","version":1}');
  expect(screen.getByText(/^Nothing new/)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it.each([
  ['{"log":{}}', /no file of Coat Check/],
  ['{"format":"coat-check-progress","version":9}', /a newer version of Coat Check made it/],
  ['{"format":"coat-check-progr', /not JSON, or only a part of it/],
  [' '.repeat(5 * 1024 * 1024 + 1), /larger than 5 MB/],
])('leaves all as it is where the file is %.44s', async (text, why) => {
  open();
  const before = { ...localStorage };
  await give(text);
  expect(screen.getByRole('alert').textContent).toMatch(why);
  expect({ ...localStorage }).toEqual(before);
});

it('takes what is sound of a damaged file, and says what it did not take', async () => {
  open();
  await give(
    JSON.stringify({
      format: 'coat-check-progress',
      version: 1,
      lessons: { coats: { completed: ['second'] }, counted: { completed: 3 } },
      exercises: { challenge: { isSolved: true, points: 99, of: 12, badges: 0, badgesOf: 3 } },
    }),
  );
  expect(screen.getByRole('alert').textContent).toBe(
    'Taken from the file: 1 step done. What was here already is still here.' +
      'Not taken, because it is damaged in the file: the steps of “About counted” and the points of “The challenge”. There it stays as it is.',
  );
});

it('puts a name on the paper, and nowhere else', async () => {
  open();
  fireEvent.change(screen.getByLabelText(/^Your name/), { target: { value: 'Ada Lovelace' } });
  expect(document.querySelector('.paper-stub')?.textContent).toContain('Ada Lovelace');
  press('Download what you have done');
  const { text: file } = await saved();
  expect(
    [file, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })].join(),
  ).not.toContain('Ada');
});
