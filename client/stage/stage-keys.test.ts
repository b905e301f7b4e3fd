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
  ])('%s means: %s, wherever nobody types', (key, meaning) => {
    expect(toStageKeyMeaning({ ...none, key }, 'elsewhere')).toBe(meaning);
    expect(toStageKeyMeaning({ ...none, key }, 'button')).toBe(meaning);
    expect(toStageKeyMeaning({ ...none, key }, 'text')).toBeNull();
  });

  it('leave the browser its shortcuts, and do not flicker while a key is held', () => {
    expect(toStageKeyMeaning({ ...none, key: 'f', ctrlKey: true }, 'elsewhere')).toBeNull();
    expect(toStageKeyMeaning({ ...none, key: 'v', metaKey: true }, 'elsewhere')).toBeNull();
    expect(toStageKeyMeaning({ ...none, key: 'v', repeat: true }, 'elsewhere')).toBeNull();
  });

  it('tell of no full screen where there is none', () => {
    expect(stageKeys(true).flat(3)).toContain('Full screen');
    expect(stageKeys(false).flat(3)).not.toContain('Full screen');
  });

  it('are all told, and none is a key of the timeline', () => {
    for (const key of stageKeys(true).flatMap(([, ...ways]) => ways.flat())) {
      expect(toStageKeyMeaning({ ...none, key }, 'elsewhere')).not.toBeNull();
      expect(toKeyMeaning({ ...none, key: key.toLowerCase() }, 'elsewhere')).toBeNull();
    }
  });
});

it('shows each half alone and then both again', () => {
  const seen: StageView[] = ['both'];
  for (let times = 0; times < 3; times++) seen.push(viewAfter(seen.at(-1) ?? 'both'));
  expect(seen).toEqual(['both', 'diagram', 'cloakroom', 'both']);
});
