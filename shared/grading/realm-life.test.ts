import { expect, it } from 'vitest';
import { LearnerFault } from './lab.ts';
import { nextLife, type RealmLife, type RealmNews } from './realm-life.ts';

const after = (...news: RealmNews[]): RealmLife => news.reduce(nextLife, { is: 'starting' });
const answered: RealmNews = { type: 'answered' };
const gaveUp: RealmNews = { type: 'gave up' };
const lost = (why: string): RealmNews => ({ type: 'lost', fault: new LearnerFault('ended', why) });

it('runs from its first answer on', () => {
  expect(after()).toEqual({ is: 'starting' });
  expect(after(answered)).toEqual({ is: 'running' });
  expect(after(answered, answered)).toEqual({ is: 'running' });
});

it('stays hung, whatever it answers later', () => {
  expect(after(gaveUp)).toEqual({ is: 'hung' });
  expect(after(answered, gaveUp, answered)).toEqual({ is: 'hung' });
});

it('stays lost, for the first reason', () => {
  for (const before of [[], [answered], [gaveUp]]) {
    const life = after(...before, lost('It ended.'), answered, gaveUp, lost('It was closed.'));
    expect(life).toMatchObject({ is: 'lost', fault: { message: 'It ended.' } });
  }
});
