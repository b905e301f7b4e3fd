import { describe, expect, it } from 'vitest';
import type { Draft } from '../exercise/draft.ts';
import { createMemoryShelf } from '../storage/memory-shelf.ts';
import { keysOf } from '../storage/whole-shelf.ts';
import { keepGain } from './keep-gain.ts';
import { type Done, readKept } from './kept.ts';
import { mergeKept } from './merge-kept.ts';

const lesson = (completed: string[], step = completed.at(-1) ?? '', beats: string[] = []) => ({
  completed,
  beats,
  step,
  visits: [],
});
const score = (points: number, isSolved = false) => ({ isSolved, points, of: 10, badges: 0, badgesOf: 2 });
const draft = (text: string, versions: Draft['versions'] = []): Draft => ({
  revision: 4,
  at: 1,
  text,
  versions,
});
const given = (said: string, isRight: boolean, turn = 1) => ({ said, came: null, isRight, times: 1, turn });
const version = (text: string, at = 1): Draft['versions'][number] => ({ at, text, why: 'run' });

const done = (
  some: {
    [Kind in keyof Done]?: Record<string, Done[Kind] extends ReadonlyMap<string, infer V> ? V : never>;
  },
): Done => ({
  lessons: new Map(Object.entries(some.lessons ?? {})),
  exercises: new Map(Object.entries(some.exercises ?? {})),
  drafts: new Map(Object.entries(some.drafts ?? {})),
  answers: new Map(Object.entries(some.answers ?? {})),
});

function setup(here: Record<string, object | string>) {
  const shelf = createMemoryShelf(
    Object.fromEntries(
      Object.entries(here).map(([key, value]) => [
        `coat-check:${key}`,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  );
  const read = () => {
    const found = readKept(() => shelf);
    if (found.state !== 'open') throw new Error('the shelf refuses');
    return found.kept;
  };
  const take = (other: Done) => {
    const gain = mergeKept(read(), other, { at: 9, why: 'file' });
    expect(keepGain(gain, () => shelf)).toBe(0);
    return gain;
  };
  return { shelf, read, take };
}

describe('taking from another record', () => {
  it('joins the steps that were done, and goes on where one was here', () => {
    const { read, take } = setup({ 'lesson:one': lesson(['a', 'b'], 'b', ['a 0', 'b 0']) });
    const gain = take(
      done({ lessons: { one: lesson(['b', 'c'], 'c', ['b 0', 'c 0']), two: lesson(['x']) } }),
    );
    expect(gain.steps).toBe(2);
    expect(Object.fromEntries(read().lessons)).toEqual({
      one: lesson(['a', 'b', 'c'], 'b', ['a 0', 'b 0', 'c 0']),
      two: lesson(['x']),
    });
  });

  it('takes the better points of an exercise, out of as many as it has here', () => {
    const { read, take } = setup({ 'exercise:one': score(7), 'exercise:two': score(3, true) });
    take(done({ exercises: { one: score(4, true), two: { ...score(20), of: 20 } } }));
    expect(Object.fromEntries(read().exercises)).toEqual({ one: score(7, true), two: score(10, true) });
  });

  it('takes an answer that is new or right, and never a wrong one for a right one', () => {
    const mine = { a: given('x', true, 3), b: given('y', false, 4) };
    const { read, take } = setup({ practice: { answers: mine } });
    const gain = take(
      done({ answers: { a: given('z', false), b: given('w', true, 9), c: given('v', false) } }),
    );
    expect([...gain.answers.keys()]).toEqual(['b', 'c']);
    expect(Object.fromEntries(read().answers)).toEqual({
      a: mine.a,
      b: given('w', true, 4),
      c: given('v', false),
    });
  });

  it('leaves the learner’s own text in its place, and makes the other an earlier version', () => {
    const { read, take } = setup({
      'draft:one': draft('mine', [version('older')]),
      'draft:same': draft('same'),
    });
    const gain = take(done({ drafts: { one: draft('theirs'), same: draft('same'), new: draft('first') } }));
    expect(gain.besides).toEqual(['one']);
    expect(read().drafts.get('one')).toEqual({
      revision: 5,
      at: 1,
      text: 'mine',
      versions: [{ at: 9, text: 'theirs', why: 'file' }, version('older')],
    });
    expect(read().drafts.get('same')).toEqual(draft('same'));
    expect(read().drafts.get('new')?.text).toBe('first');
  });

  it('never pushes an earlier version out', () => {
    const versions = Array.from({ length: 20 }, (_, index) => version(`${index}`));
    const { read, take } = setup({
      'draft:one': draft('mine', versions),
      'draft:big': draft('mine', [version('x')]),
    });
    const gain = take(done({ drafts: { one: draft('theirs'), big: draft('y'.repeat(200_000)) } }));
    expect(gain.crowdedOut).toEqual(['one', 'big']);
    expect(read().drafts.get('one')?.versions).toEqual(versions);
  });

  it('changes nothing the second time', () => {
    const { shelf, take } = setup({ 'draft:one': draft('mine'), 'lesson:one': lesson(['a']) });
    const other = done({
      lessons: { one: lesson(['b']) },
      exercises: { e: score(2) },
      drafts: { one: draft('o') },
      answers: { q: given('x', true) },
    });
    take(other);
    const before = keysOf(shelf).map((key) => shelf.getItem(key));
    const gain = take(other);
    expect(gain).toEqual({
      ...gain,
      lessons: new Map(),
      exercises: new Map(),
      drafts: new Map(),
      answers: new Map(),
      steps: 0,
    });
    expect(keysOf(shelf).map((key) => shelf.getItem(key))).toEqual(before);
  });

  it('sets aside what is damaged here before it writes there', () => {
    const { read, take } = setup({ 'lesson:one': '{"completed":', 'draft:one': 'const', practice: '[' });
    take(
      done({
        lessons: { one: lesson(['a']) },
        drafts: { one: draft('theirs') },
        answers: { q: given('x', true) },
      }),
    );
    expect(read().lessons.get('one')).toEqual(lesson(['a']));
    expect(read().answers.size).toBe(1);
    expect(read().damaged.map(({ key, text }) => [key, text])).toEqual([
      ['coat-check:draft:one:damaged', 'const'],
      ['coat-check:lesson:one:damaged', '{"completed":'],
      ['coat-check:practice:damaged', '['],
    ]);
  });

  it('counts what a full browser does not keep', () => {
    const { shelf, read } = setup({ 'lesson:one': lesson(['a']) });
    const gain = mergeKept(read(), done({ lessons: { one: lesson(['b']) } }), { at: 9, why: 'file' });
    const full = {
      ...shelf,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(keepGain(gain, () => full)).toBe(1);
    expect(read().lessons.get('one')).toEqual(lesson(['a']));
  });
});
