import { describe, expect, it } from 'vitest';
import { collect } from './kept.ts';
import { readProgressFile, writeProgressFile } from './progress-file.ts';

const keptHere = collect(
  Object.entries({
    'coat-check:lesson:one': {
      completed: ['a', 'b'],
      beats: ['a 0', 'b 1'],
      step: 'b',
      visits: [{ sandboxId: 'AAAAAAAAAAAAAAAAAAAAAA', openedAt: { a: 3 }, read: ['a 0'] }],
    },
    'coat-check:exercise:two': { isSolved: true, points: 9, of: 10, badges: 1, badgesOf: 2 },
    'coat-check:draft:two': {
      revision: 7,
      at: 5,
      text: 'one\r\ntwo',
      versions: [{ at: 4, text: 'zero', why: 'run' }],
    },
    'coat-check:practice': {
      answers: { 'why-at-once': { said: 'a', came: null, isRight: true, times: 2, turn: 5 } },
    },
  }).map(([key, value]) => [key, JSON.stringify(value)] as const),
);
const file = writeProgressFile(keptHere, new Date('2026-11-30T09:00:00Z'));
const changed = (change: (json: Record<string, unknown>) => void): string => {
  const json: Record<string, unknown> = JSON.parse(file);
  change(json);
  return JSON.stringify(json);
};

describe('a file of what was done', () => {
  it('gives back what was written, and names no cloakroom', () => {
    expect(file).not.toContain('AAAAAAAAAAAAAAAAAAAAAA');
    const read = readProgressFile(file);
    expect(read).toMatchObject({ ok: true, damaged: [] });
    if (!read.ok) return;
    expect(read.done.lessons.get('one')).toEqual({
      completed: ['a', 'b'],
      beats: ['a 0', 'b 1'],
      step: 'b',
      visits: [],
    });
    expect(read.done.exercises).toEqual(keptHere.exercises);
    expect(read.done.answers).toEqual(keptHere.answers);
    expect(read.done.drafts.get('two')).toMatchObject({
      text: 'one\ntwo',
      at: 5,
      versions: [{ text: 'zero' }],
    });
  });

  it.each([
    ['', /not JSON/],
    [file.slice(0, -20), /not JSON, or only a part/],
    ['{}', /no file of Coat Check/],
    ['[]', /not JSON/],
    ['{"format":"coat-check-trace","version":3,"events":[]}', /it is a trace/],
    ['{"format":"coat-check-progress"}', /no file of Coat Check/],
    ['{"format":"coat-check-progress","version":0}', /no file of Coat Check/],
    ['{"format":"coat-check-progress","version":2,"lessons":{}}', /a newer version/],
    ['{"format":"coat-check-progress","version":1,"lessons":[1]}', /damaged as a whole/],
    [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, /not JSON/],
  ])('refuses %.60s in a clear sentence', (text, why) => {
    const read = readProgressFile(text);
    expect(read).toMatchObject({ ok: false, message: expect.stringMatching(why) });
    expect(read).toMatchObject({ message: expect.stringContaining('Nothing was taken from it') });
  });

  it('takes what is sound of a damaged file, and names the rest', () => {
    const text = changed((json) => {
      json.lessons = {
        one: { completed: ['a', 7] },
        two: { completed: ['x'] },
        three: { completed: [], beats: ['x'] },
        '../up': { completed: [] },
      };
      json.exercises = { two: { isSolved: true, points: 11, of: 10, badges: 0, badgesOf: 0 } };
    });
    const read = readProgressFile(text);
    expect(read).toMatchObject({
      ok: true,
      damaged: [
        { kind: 'lesson', id: 'one' },
        { kind: 'lesson', id: 'three' },
        { kind: 'lesson', id: '../up' },
        { kind: 'exercise', id: 'two' },
      ],
    });
    if (!read.ok) return;
    expect([...read.done.lessons.keys()]).toEqual(['two']);
    expect([...read.done.drafts.keys()]).toEqual(['two']);
  });

  it('takes a file that knows more sections, or fewer', () => {
    const more = readProgressFile(changed((json) => Object.assign(json, { songs: { a: 1 } })));
    expect(more).toMatchObject({ ok: true, damaged: [] });
    const fewer = readProgressFile('{"format":"coat-check-progress","version":1}');
    expect(fewer).toMatchObject({ ok: true, damaged: [] });
  });

  it('is not filled with names by a file that was made for that', () => {
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`l${n}`, { completed: [] }]));
    const read = readProgressFile(changed((json) => Object.assign(json, { lessons: many })));
    if (!read.ok) throw new Error(read.message);
    expect(read.done.lessons.size).toBe(500);
    expect(read.damaged).toHaveLength(1500);
  });

  it('is not misled by names of what every object has', () => {
    const text = file.replace(
      '"lessons": {',
      '"lessons": {"__proto__": {"completed":["x"]}, "constructor": 1,',
    );
    const read = readProgressFile(text);
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect([...read.done.lessons.keys()]).toEqual(['one']);
    expect(({} as { completed?: unknown }).completed).toBeUndefined();
  });
});
