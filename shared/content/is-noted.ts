import { writeSettings } from '../sandbox/settings.ts';
import type { TraceEventOf } from '../trace/event.ts';
import type { NoteObservation } from './lesson.ts';

type NoteEvent = TraceEventOf<'note'>;

/** Whether a note is the one that is wanted, in everything that the observation says of it. */
export function isNoted(wanted: NoteObservation, { note, server }: NoteEvent): boolean {
  const { says: _, note: kind, after: __, ...traits } = wanted;
  if (kind !== note.kind) return false;
  const known = traitsOf(note, server);
  return Object.entries(traits).every(
    ([name, value]) => value === undefined || known[name] === String(value),
  );
}

/** What can be asked of a note. A trait that it does not have matches nothing. */
function traitsOf(note: NoteEvent['note'], server: string): Record<string, string> {
  switch (note.kind) {
    case 'server-changed':
      return { server, now: note.now };
    case 'store-changed':
      return { now: note.now };
    case 'settings-changed':
      return writeSettings(note.settings);
    case 'keys-expired':
    case 'clock-moved':
    case 'not-recorded':
    case 'script-read-cookies':
      return {};
  }
}
