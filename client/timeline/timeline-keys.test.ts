import { describe, expect, it } from 'vitest';
import { toKeyMove } from './timeline-keys.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}, isTyping = false) =>
  toKeyMove(
    { key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, defaultPrevented: false, ...held },
    isTyping,
  );

describe('keys of the timeline', () => {
  it('move along it', () => {
    expect(['ArrowLeft', 'ArrowRight', 'l'].map((key) => press(key))).toEqual([
      'event before',
      'event after',
      'back to live',
    ]);
  });

  it('leave typing, shortcuts of the browser and handled keys alone', () => {
    expect(press('ArrowLeft', {}, true)).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('l', { ctrlKey: true })).toBeNull();
    expect(press('ArrowRight', { defaultPrevented: true })).toBeNull();
    expect(press('a')).toBeNull();
  });
});
