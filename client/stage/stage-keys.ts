import type { KeyRow } from '../timeline/keys-list.tsx';
import { type Focus, isFree, type Key } from '../timeline/timeline-keys.ts';

export type StageKeyMeaning = 'next view' | 'full screen';

const meanings = new Map<string, StageKeyMeaning>([
  ['v', 'next view'],
  ['f', 'full screen'],
]);

/** What a key means to the stage; null where it means something else. */
export const toStageKeyMeaning = (event: Key, focus: Focus): StageKeyMeaning | null => {
  if (!isFree(event, focus) || event.repeat || event.shiftKey) return null;
  return meanings.get(event.key.toLowerCase()) ?? null;
};

/** As the list of keys tells them, where the browser has a full screen and where it has none. */
export const stageKeys = (canFillScreen: boolean): readonly KeyRow[] => [
  ['Cloakroom, diagram or both', ['V']],
  ...(canFillScreen ? ([['Full screen', ['F']]] as const) : []),
];
