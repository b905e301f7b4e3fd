import { receiverOf } from '#shared/trace/drop.ts';
import type { TraceEvent, TraceEventOf } from '#shared/trace/event.ts';

const placeOf = (kind: TraceEventOf<'note'>['note']['kind']): string => {
  if (kind === 'script-read-cookies' || kind === 'script-asks') return 'the page';
  return kind === 'ticket-planted' ? 'the browser' : 'the house around it';
};

/** Says in a sentence which line caused an event, or plainly that no code of the server did. */
export const whatCaused = (event: TraceEvent | null): string => {
  if (!event) return 'Nothing has happened yet. This is the code that is waiting.';
  const { source, type, number } = event;
  if (source) {
    const where = `${source.file}, line ${source.line}`;
    return type === 'store-reply'
      ? `Event ${number} answers the command of ${where}.`
      : `Event ${number} was caused by ${where}.`;
  }
  if (receiverOf(event))
    return `Event ${number} goes past this code: a script in the page sends it to somebody else.`;
  if (type === 'request') return `Event ${number} was caused by ${event.actor.name}, not by this code.`;
  if (type === 'note') {
    const place = placeOf(event.note.kind);
    return `Event ${number} happened in ${place}, not in this code.`;
  }
  return `Event ${number} was not caused by a line of these files, but by what they are built on.`;
};
