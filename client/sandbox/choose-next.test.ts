import { expect, it } from 'vitest';
import { chooseNext } from './choose-next.ts';

const summaries = ['one', 'two'].map((slug) => ({
  slug,
  title: slug.toUpperCase(),
  summary: '',
  minutes: 5,
  toSee: ['a', 'b'],
}));
const choose = (progress: Record<string, string[]>) =>
  chooseNext(summaries, (slug) => {
    const completed = progress[slug];
    return completed ? { completed, step: 'a' } : null;
  });

it('begins with the first lesson', () => {
  expect(choose({})).toEqual({ type: 'begin', slug: 'one', title: 'ONE' });
});

it('goes on with the lesson that is begun, even before an earlier one', () => {
  expect(choose({ two: ['a'] })).toEqual({ type: 'go-on', slug: 'two', title: 'TWO' });
});

it('leads to the next lesson after one that is done, whatever else in it was left unread', () => {
  expect(choose({ one: ['b', 'a'] })).toEqual({ type: 'follow', slug: 'two', title: 'TWO' });
});

it('goes on with no lesson when all are done', () => {
  expect(choose({ one: ['a', 'b'], two: ['a', 'b', 'read'] })).toEqual({ type: 'all-done' });
});
