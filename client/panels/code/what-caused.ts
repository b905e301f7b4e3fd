import type { TraceEvent } from '#shared/trace/event.ts';

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
  if (type === 'request') return `Event ${number} was caused by ${event.actor.name}, not by this code.`;
  if (type === 'note') {
    const place = event.note.kind === 'script-read-cookies' ? 'the page' : 'the house around it';
    return `Event ${number} happened in ${place}, not in this code.`;
  }
  return `Event ${number} was not caused by a line of these files, but by what they are built on.`;
};
