import { isRefreshKey } from '../token/vocabulary.ts';
import type { TraceEventOf } from '../trace/event.ts';
import { changeRack, type Racks, setServer } from './racks.ts';
import { removeKeys } from './take-reply.ts';
import type { World } from './world.ts';

/** What a note of the house does to everything kept, and to the settings. */
export const takeNote = (
  racks: Racks,
  settings: World['settings'],
  { note, at, server }: TraceEventOf<'note'>,
): { racks: Racks; settings: World['settings'] } => {
  switch (note.kind) {
    case 'keys-expired': {
      const cause = { by: null, at, how: 'expired' as const };
      const home = { store: 'redis' as const, server };
      return { racks: changeRack(racks, home, (rack) => removeKeys(rack, note.keys, cause)), settings };
    }
    case 'server-changed': {
      const isOpen = note.now !== 'stopped';
      const servers = setServer(racks.servers, server, { isOpen });
      // A file survives a restart, memory does not.
      const cause = { by: null, at, how: 'lost' as const };
      const home = { store: 'memory' as const, server };
      const forget = { ...racks, servers };
      return {
        racks: changeRack(forget, home, (rack) => removeKeys(rack, rack.keys.keys(), cause)),
        settings,
      };
    }
    case 'store-changed':
      return { racks, settings: { ...settings, storeUp: note.now === 'up' } };
    case 'settings-changed': {
      if (note.settings.refreshTokens === 'on') return { racks, settings: note.settings };
      // A house that does without them keeps none: what there was went with the change.
      const home = { store: 'redis' as const, server };
      const those = [...racks.keys.keys()].filter(isRefreshKey);
      const left = changeRack(racks, home, (rack) => removeKeys(rack, those, { by: null, at }));
      return { racks: left, settings: note.settings };
    }
    case 'clock-moved':
    case 'not-recorded':
    case 'script-read-cookies':
    case 'ticket-planted':
    case 'script-asks':
      return { racks, settings };
  }
};
