import type { KeyRow } from '../timeline/key-row.ts';
import { type Focus, isFree, type Key } from '../timeline/timeline-keys.ts';

export type StageStep = 'event before' | 'event after' | 'previous chapter' | 'next chapter';
export type StageKeyMeaning =
  | StageStep
  | 'play or pause'
  | 'black'
  | 'next view'
  | 'hold'
  | 'full screen'
  | 'presenter';

/** A presenter's remote has two keys, page up and page down, and a third for black; on a stage one goes arrow by arrow. */
const plain = new Map<string, StageKeyMeaning>([
  ['arrowleft', 'event before'],
  ['arrowup', 'event before'],
  ['pageup', 'event before'],
  ['arrowright', 'event after'],
  ['arrowdown', 'event after'],
  ['pagedown', 'event after'],
  [' ', 'play or pause'],
  ['b', 'black'],
  ['.', 'black'],
  ['v', 'next view'],
  ['h', 'hold'],
  ['f', 'full screen'],
  ['n', 'presenter'],
]);
const shifted = new Map<string, StageKeyMeaning>([
  ['arrowleft', 'previous chapter'],
  ['arrowup', 'previous chapter'],
  ['pageup', 'previous chapter'],
  ['arrowright', 'next chapter'],
  ['arrowdown', 'next chapter'],
  ['pagedown', 'next chapter'],
]);

/** What the focus is on: `diagram` for what its own up and down keys go along, `runs` for two of them, and over to the other. */
export type StageFocus = Focus | 'diagram' | 'runs';

const kept: Record<StageFocus, readonly string[]> = {
  text: [],
  aside: [],
  tabs: ['arrowleft', 'arrowright', ' '],
  button: [' '],
  diagram: ['arrowup', 'arrowdown', ' '],
  runs: ['arrowup', 'arrowdown', 'arrowleft', 'arrowright', ' '],
  'scroll area': ['pageup', 'pagedown', 'arrowup', 'arrowdown', ' '],
  elsewhere: [],
};

/** What a key means to the stage; null where it means something else. */
export const toStageKeyMeaning = (event: Key, focus: StageFocus): StageKeyMeaning | null => {
  const key = event.key.toLowerCase();
  if (!isFree(event, focus === 'diagram' || focus === 'runs' ? 'button' : focus) || kept[focus].includes(key))
    return null;
  const meaning = (event.shiftKey ? shifted : plain).get(key);
  // Held down, a step goes on; all else would flicker.
  return meaning === undefined || (event.repeat && !shifted.has(key)) ? null : meaning;
};

/** What there is on a stage: a browser may have no full screen, what is recorded is not held, and not all has a presenter's window. */
export type StageHas = { fullScreen: boolean; wings: boolean; presenter: boolean };

/** As the list of keys tells them. */
export const stageKeys = ({ fullScreen, wings, presenter }: StageHas): readonly KeyRow[] => [
  ['Event before, event after', ['←'], ['→']],
  ['The same, as a presenter’s remote sends it', ['Page up'], ['Page down']],
  ['The screen black, and the stage again', ['B'], ['.']],
  ['Cloakroom, diagram or both', ['V']],
  ...(wings ? ([['Hold what comes in the wings, let it in', ['H']]] as const) : []),
  ...(fullScreen ? ([['Full screen', ['F']]] as const) : []),
  ...(presenter ? ([['The presenter’s window', ['N']]] as const) : []),
];
