import type { KeyRow } from '../timeline/key-row.ts';
import { type Focus, isFree, type Key } from '../timeline/timeline-keys.ts';

export type StageKeyMeaning = 'next view' | 'full screen' | 'black' | 'event before' | 'event after';

const meanings = new Map<string, StageKeyMeaning>([
  ['v', 'next view'],
  ['f', 'full screen'],
  ['b', 'black'],
  // A presenter's remote has no more keys, and on a stage one goes arrow by arrow.
  ['pageup', 'event before'],
  ['pagedown', 'event after'],
]);

const isStep = (meaning: StageKeyMeaning | undefined): boolean =>
  meaning === 'event before' || meaning === 'event after';

/** What a key means to the stage; null where it means something else. */
export const toStageKeyMeaning = (event: Key, focus: Focus): StageKeyMeaning | null => {
  if (!isFree(event, focus) || event.shiftKey) return null;
  const meaning = meanings.get(event.key.toLowerCase());
  // Held down, a step goes on; all else would flicker.
  return meaning === undefined || (event.repeat && !isStep(meaning)) ? null : meaning;
};

/** As the list of keys tells them, where the browser has a full screen and where it has none. */
export const stageKeys = (canFillScreen: boolean): readonly KeyRow[] => [
  ['Event before, event after, as a presenter’s remote sends it', ['Page up'], ['Page down']],
  ['The screen black, and the stage again', ['B']],
  ['Cloakroom, diagram or both', ['V']],
  ...(canFillScreen ? ([['Full screen', ['F']]] as const) : []),
];
