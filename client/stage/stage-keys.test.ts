import { describe, expect, it } from 'vitest';
import { toKeyMeaning } from '../timeline/timeline-keys.ts';
import { type StageFocus, stageKeys, toStageKeyMeaning } from './stage-keys.ts';
import { type StageView, viewAfter } from './stage-view.ts';
import { stepOfTap } from './step-of-tap.ts';

const none = {
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  defaultPrevented: false,
  repeat: false,
};
const press = (key: string, held: Partial<typeof none> = {}, focus: StageFocus = 'elsewhere') =>
  toStageKeyMeaning({ ...none, key, ...held }, focus);
const shift = { shiftKey: true };

describe('keys of the stage', () => {
  it.each([
    ['v', 'next view'],
    ['V', 'next view'],
    ['f', 'full screen'],
    ['b', 'black'],
    ['.', 'black'],
    ['h', 'hold'],
    ['n', 'presenter'],
    ['ArrowRight', 'event after'],
    ['ArrowLeft', 'event before'],
    ['PageDown', 'event after'],
    ['PageUp', 'event before'],
  ])('%s means: %s, wherever nobody types', (key, meaning) => {
    expect(press(key)).toBe(meaning);
    expect(press(key, {}, 'button')).toBe(meaning);
    expect(press(key, {}, 'diagram')).toBe(meaning);
    expect(press(key, {}, 'text')).toBeNull();
  });

  it.each([
    ['ArrowLeft', 'previous chapter'],
    ['PageUp', 'previous chapter'],
    ['ArrowRight', 'next chapter'],
    ['PageDown', 'next chapter'],
  ])('%s with Shift is a step of chapters: %s', (key, meaning) => {
    expect(press(key, shift)).toBe(meaning);
  });

  it('play and pause, but press the button that the keyboard came to', () => {
    expect(press(' ')).toBe('play or pause');
    expect(press(' ', {}, 'button')).toBeNull();
    expect(press(' ', {}, 'diagram')).toBeNull();
  });

  it('step up and down too, but within the diagram lead along its arrows', () => {
    expect(press('ArrowDown')).toBe('event after');
    expect(press('ArrowUp', {}, 'button')).toBe('event before');
    expect(press('ArrowDown', {}, 'diagram')).toBeNull();
  });

  it('leave the browser its shortcuts, and do not flicker while a key is held', () => {
    expect(press('f', { ctrlKey: true })).toBeNull();
    expect(press('v', { metaKey: true })).toBeNull();
    expect(press('v', { repeat: true })).toBeNull();
    expect(press(' ', { repeat: true })).toBeNull();
    expect(press('PageDown', { repeat: true })).toBe('event after');
    expect(press('b', shift)).toBeNull();
  });

  it('are told only where they do something', () => {
    const all = stageKeys({ fullScreen: true, wings: true, presenter: true }).flat(3);
    const few = stageKeys({ fullScreen: false, wings: false, presenter: false }).flat(3);
    for (const does of ['Full screen', 'Hold what comes in the wings, let it in', 'The presenter’s window']) {
      expect(all).toContain(does);
      expect(few).not.toContain(does);
    }
  });

  it('are all told truly, and but for steps none is a key of the timeline', () => {
    const keyOf: Record<string, string> = {
      'Page up': 'PageUp',
      'Page down': 'PageDown',
      '←': 'ArrowLeft',
      '→': 'ArrowRight',
    };
    for (const told of stageKeys({ fullScreen: true, wings: true, presenter: true }).flatMap(([, ...ways]) =>
      ways.flat(),
    )) {
      const key = keyOf[told] ?? told;
      expect(press(key), told).not.toBeNull();
      if (key === told) expect(toKeyMeaning({ ...none, key: key.toLowerCase() }, 'elsewhere')).toBeNull();
    }
  });
});

it('shows each half alone and then both again', () => {
  const seen: StageView[] = ['both'];
  for (let times = 0; times < 3; times++) seen.push(viewAfter(seen.at(-1) ?? 'both'));
  expect(seen).toEqual(['both', 'diagram', 'cloakroom', 'both']);
});

it('takes a tap for a step: back at the left edge, else on, and with Shift by chapters', () => {
  expect([0.1, 0.25, 0.9].map((across) => stepOfTap(across, false))).toEqual([
    'event before',
    'event after',
    'event after',
  ]);
  expect([0.1, 0.9].map((across) => stepOfTap(across, true))).toEqual(['previous chapter', 'next chapter']);
});
