import { describe, expect, it } from 'vitest';
import { z } from 'zod/mini';
import { createRecord } from './create-record.ts';
import { createMemoryShelf } from './memory-shelf.ts';

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
    expect(setup({ 'coat-check:progress': text }).record.read()).toEqual({ state: 'corrupt' });
  });

  it('does without a shelf that refuses', () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const record = createRecord('progress', schema, refuse);
    expect(record.read()).toEqual({ state: 'corrupt' });
    expect(record.write({ step: 'x' })).toBe(false);
    expect(record.remove()).toBe(false);
  });

  it('forgets', () => {
    const { record } = setup({ 'coat-check:progress': '{"step":"a"}' });
    expect(record.remove()).toBe(true);
    expect(record.read()).toEqual({ state: 'absent' });
  });
});
