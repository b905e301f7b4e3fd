import { z } from 'zod/mini';

export const panelNames = ['wire', 'jar', 'store', 'code', 'controls'] as const;
export type PanelName = (typeof panelNames)[number];

/**
 * The drawer as its user left it. `as it stands`: nobody has touched it in this beat, so it is open where the window
 * has room for it all the time, and shut elsewhere.
 */
export const drawerSchema = z.object({
  panel: z.enum(panelNames),
  is: z.enum(['as it stands', 'open', 'shut']),
});
export type DrawerState = z.output<typeof drawerSchema>;

export type DrawerEvent =
  | { type: 'open'; panel: PanelName }
  | { type: 'close' }
  /** An arrow was chosen: for the second time running, or for the first. */
  | { type: 'arrow chosen'; isAgain: boolean }
  /** The lesson has gone on. */
  | { type: 'new beat' };

/** Where the drawer is: there is room for it at any time; beside the picture once it is open; over it. */
export type DrawerPlace = 'stands' | 'beside' | 'covers';

export const untouched: DrawerState = { panel: 'wire', is: 'as it stands' };

/** The panel that is in sight, or null. */
export const shownPanel = ({ panel, is }: DrawerState, place: DrawerPlace): PanelName | null =>
  is === 'open' || (is === 'as it stands' && place === 'stands') ? panel : null;

/**
 * What becomes of the drawer. An arrow opens it where it covers none of the picture, unless somebody has shut it; the
 * same arrow once more opens it everywhere. A new beat takes back what was opened for the one before, and keeps it shut for whoever shut it.
 */
export const drawerAfter = (state: DrawerState, event: DrawerEvent, place: DrawerPlace): DrawerState => {
  switch (event.type) {
    case 'open':
      return { panel: event.panel, is: 'open' };
    case 'close':
      return { ...state, is: 'shut' };
    case 'new beat':
      return state.is === 'open' ? { ...state, is: 'as it stands' } : state;
    case 'arrow chosen': {
      if (shownPanel(state, place) !== null) return state;
      const hasRoom = place === 'stands' || place === 'beside';
      return event.isAgain || (hasRoom && state.is === 'as it stands')
        ? { panel: 'wire', is: 'open' }
        : state;
    }
  }
};
