import type { KeyRow } from '../timeline/keys-list.tsx';
import { type Focus, isFree, type Key } from '../timeline/timeline-keys.ts';

export type StageKeyMeaning = 'next view';

/** What a key means to the stage; null where it means something else. */
export const toStageKeyMeaning = (event: Key, focus: Focus): StageKeyMeaning | null => {
  if (!isFree(event, focus) || event.repeat || event.shiftKey) return null;
  return event.key.toLowerCase() === 'v' ? 'next view' : null;
};

/** As the list of keys tells them. */
export const stageKeys: readonly KeyRow[] = [['Cloakroom, diagram or both', ['V']]];
