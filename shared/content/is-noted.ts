import { type SandboxSettings, writeSettings } from '../sandbox/settings.ts';
import type { TraceEventOf } from '../trace/event.ts';
import type { NoteObservation } from './lesson.ts';

type NoteEvent = TraceEventOf<'note'>;

/** Whether a note is the one that is wanted, in everything that the observation says of it. */
export const isNoted = (wanted: NoteObservation, { note, server }: NoteEvent): boolean =>
  wanted.note === note.kind && hasTraits(wanted, traitsOf(note, server));

/** Whether settings are as an observation of a change wants them. */
export const areSettings = (wanted: NoteObservation, settings: SandboxSettings): boolean =>
  hasTraits(wanted, writeSettings(settings));

function hasTraits(wanted: NoteObservation, known: Readonly<Record<string, string>>): boolean {
  const { says: _, note: __, after: ___, ...traits } = wanted;
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
    case 'ticket-planted':
    case 'script-asks':
      return {};
  }
}
