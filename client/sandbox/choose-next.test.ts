import { expect, it } from 'vitest';
import { chooseNext } from './choose-next.ts';

const summaries = ['one', 'two'].map((slug) => ({
  slug,
  title: slug.toUpperCase(),
  summary: '',
  minutes: 5,
  mistake: null,
  steps: ['a', 'b', 'read'].map((id) => ({ id, title: `Step ${id}`, beats: 1, isToSee: id !== 'read' })),
}));
const first = { id: 'a', title: 'Step a', number: 1, of: 3 };
const second = { id: 'b', title: 'Step b', number: 2, of: 3 };
const choose = (progress: Record<string, string[]>) =>
  chooseNext(summaries, (slug) => {
    const completed = progress[slug];
    return completed ? { completed, step: 'b' } : null;
  });

it('begins with the first lesson', () => {
  expect(choose({})).toEqual({ type: 'begin', slug: 'one', title: 'ONE', step: first });
});

it('goes on with the lesson that is begun, even before an earlier one', () => {
  expect(choose({ two: ['a'] })).toEqual({ type: 'go-on', slug: 'two', title: 'TWO', step: second });
});

it('leads to the next lesson after one that is done, whatever else in it was left unread', () => {
  expect(choose({ one: ['b', 'a'] })).toEqual({ type: 'follow', slug: 'two', title: 'TWO', step: first });
});

it('goes on with no lesson when all are done', () => {
  expect(choose({ one: ['a', 'b'], two: ['a', 'b', 'read'] })).toEqual({ type: 'all-done' });
});

it('opens a lesson at its first step where the one that was open is no more', () => {
  const next = chooseNext(summaries, (slug) => (slug === 'one' ? { completed: ['a'], step: 'gone' } : null));
  expect(next).toEqual({ type: 'go-on', slug: 'one', title: 'ONE', step: first });
});
