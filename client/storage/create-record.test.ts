import { describe, expect, it } from 'vitest';
import { z } from 'zod/mini';
import { createRecord } from './create-record.ts';
import { createMemoryShelf } from './memory-shelf.ts';
import { keysOf } from './whole-shelf.ts';

const schema = z.object({ step: z.string() });
const setup = (entries: Record<string, string> = {}) => {
  const shelf = createMemoryShelf(entries);
  return { shelf, record: createRecord('progress', schema, () => shelf) };
};

describe('a record', () => {
  it('gives back what was written', () => {
    const { record, shelf } = setup();
    expect(record.read()).toEqual({ state: 'absent' });
    expect(record.write({ step: 'hand-in' })).toBe(true);
    expect(record.read()).toEqual({ state: 'kept', value: { step: 'hand-in' } });
    expect(shelf.getItem('coat-check:progress')).toBe('{"step":"hand-in"}');
  });

  it.each(['{', '"text"', '{"step":7}', 'null'])('calls %s corrupt instead of trusting it', (text) => {
    expect(setup({ 'coat-check:progress': text }).record.read()).toEqual({ state: 'corrupt', text });
  });

  it('sets aside what it cannot read before it writes in its place, and none over another', () => {
    const { record, shelf } = setup({ 'coat-check:progress': '{' });
    const damage = (text: string) => shelf.setItem('coat-check:progress', text);
    record.write({ step: 'a' });
    damage('[');
    record.write({ step: 'b' });
    damage('{');
    record.write({ step: 'c' });
    expect(record.read()).toEqual({ state: 'kept', value: { step: 'c' } });
    expect(keysOf(shelf).map((key) => [key, shelf.getItem(key)])).toEqual([
      ['coat-check:progress', '{"step":"c"}'],
      ['coat-check:progress:damaged', '{'],
      ['coat-check:progress:damaged:2', '['],
    ]);
  });

  it('leaves what it cannot read where it is when there is no room to set it aside', () => {
    const shelf = createMemoryShelf({ 'coat-check:progress': '{' });
    const full = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const record = createRecord('progress', schema, () => Object.assign(shelf, { setItem: full }));
    expect(record.write({ step: 'a' })).toBe(false);
    expect(record.read()).toEqual({ state: 'corrupt', text: '{' });
  });

  it('does without a shelf that refuses', () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const record = createRecord('progress', schema, refuse);
    expect(record.read()).toEqual({ state: 'refused' });
    expect(record.write({ step: 'x' })).toBe(false);
    expect(record.remove()).toBe(false);
  });

  it('forgets', () => {
    const { record } = setup({ 'coat-check:progress': '{"step":"a"}' });
    expect(record.remove()).toBe(true);
    expect(record.read()).toEqual({ state: 'absent' });
  });
});
