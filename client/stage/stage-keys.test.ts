import { describe, expect, it } from 'vitest';
import { toKeyMeaning } from '../timeline/timeline-keys.ts';
import { stageKeys, toStageKeyMeaning } from './stage-keys.ts';
import { type StageView, viewAfter } from './stage-view.ts';

const none = {
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  defaultPrevented: false,
  repeat: false,
};

describe('keys of the stage', () => {
  it.each([
    ['v', 'next view'],
    ['V', 'next view'],
    ['f', 'full screen'],
    ['b', 'black'],
    ['PageDown', 'event after'],
    ['PageUp', 'event before'],
  ])('%s means: %s, wherever nobody types', (key, meaning) => {
    expect(toStageKeyMeaning({ ...none, key }, 'elsewhere')).toBe(meaning);
    expect(toStageKeyMeaning({ ...none, key }, 'button')).toBe(meaning);
    expect(toStageKeyMeaning({ ...none, key }, 'text')).toBeNull();
  });

  it('leave the browser its shortcuts, and do not flicker while a key is held', () => {
    expect(toStageKeyMeaning({ ...none, key: 'f', ctrlKey: true }, 'elsewhere')).toBeNull();
    expect(toStageKeyMeaning({ ...none, key: 'v', metaKey: true }, 'elsewhere')).toBeNull();
    expect(toStageKeyMeaning({ ...none, key: 'v', repeat: true }, 'elsewhere')).toBeNull();
    expect(toStageKeyMeaning({ ...none, key: 'PageDown', repeat: true }, 'elsewhere')).toBe('event after');
    expect(toStageKeyMeaning({ ...none, key: 'PageDown', shiftKey: true }, 'elsewhere')).toBeNull();
  });

  it('tell of no full screen where there is none', () => {
    expect(stageKeys(true).flat(3)).toContain('Full screen');
    expect(stageKeys(false).flat(3)).not.toContain('Full screen');
  });

  it('are all told, and but for a remote’s none is a key of the timeline', () => {
    for (const told of stageKeys(true).flatMap(([, ...ways]) => ways.flat())) {
      const key = ({ 'Page up': 'PageUp', 'Page down': 'PageDown' } as Record<string, string>)[told] ?? told;
      expect(toStageKeyMeaning({ ...none, key }, 'elsewhere')).not.toBeNull();
      if (key === told) expect(toKeyMeaning({ ...none, key: key.toLowerCase() }, 'elsewhere')).toBeNull();
    }
  });
});

it('shows each half alone and then both again', () => {
  const seen: StageView[] = ['both'];
  for (let times = 0; times < 3; times++) seen.push(viewAfter(seen.at(-1) ?? 'both'));
  expect(seen).toEqual(['both', 'diagram', 'cloakroom', 'both']);
});
