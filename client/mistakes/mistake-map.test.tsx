// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { LessonSummary } from '#shared/content/lesson.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { MistakeMap, tellWall } from './mistake-map.tsx';

const mistakeOf = (slug: string, mistake: LessonSummary['mistake']): LessonSummary => ({
  slug,
  mistake,
  title: `About ${slug}`,
  summary: '',
  minutes: 5,
  steps: ['first', 'second'].map((id) => ({ id, title: id, beats: 1, isToSee: true })),
});
const first = mistakeOf('no-end', 'timeout');
const second = mistakeOf('counted', 'ids');
const mistakes = [first, second];
const allOf = ({ steps }: LessonSummary) => steps.map(({ id }) => id);
const remember = ({ slug }: LessonSummary, completed: string[]) =>
  progressRecord(slug).write({ completed, beats: [], step: '', visits: [] });

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const holes = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

it('has a hole for each mistake, bricked up once all of it was done', () => {
  remember(first, allOf(first));
  remember(second, ['second']);
  render(<MistakeMap mistakes={mistakes} broken={[]} />);
  expect(holes()).toEqual(['1About no-end: bricked up', '2About counted: open']);
  expect(screen.getByText('1 of 2 holes bricked up.')).toBeDefined();
});

it('shows what is broken in this cloakroom as open, whatever was done before', () => {
  remember(first, allOf(first));
  render(<MistakeMap mistakes={mistakes} broken={['timeout']} />);
  expect(holes()).toEqual(['1About no-end: open in this cloakroom now', '2About counted: open']);
});

it('says how far the wall is closed', () => {
  expect([0, 3, 7].map((closed) => tellWall(7, closed))).toEqual([
    'Each hole is a mistake. Make it, see who comes in by it, and brick it up.',
    '3 of 7 holes bricked up.',
    'Every hole is bricked up. You know now how they look from both sides.',
  ]);
});
