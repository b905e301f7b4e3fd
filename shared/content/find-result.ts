import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { type Asked, askedBy, isAskedFor } from './asked.ts';
import type { Action } from './lesson.ts';

/** The event in which an action ends: the first of its kind after the event number `since`. Null while it has not come. */
export function findResult(action: Action, events: readonly TraceEvent[], since: number): TraceEvent | null {
  const later = events.filter(({ number }) => number > since);
  if (action.type === 'script' && action['sends-to'] !== undefined)
    return findReceipt(later, action['sends-to']);
  const asked = askedBy(action);
  return asked ? findAnswer(later, asked) : findNote(later, notesOf(action));
}

function findAnswer(events: readonly TraceEvent[], asked: Asked): TraceEvent | null {
  const request = events.find((event) => isAskedFor(asked, event));
  if (!request) return null;
  return events.find((event) => event.type === 'response' && event.exchange === request.exchange) ?? null;
}

/** That a thief has in his drop what was sent there. */
const findReceipt = (events: readonly TraceEvent[], name: string): TraceEvent | null =>
  events.find((event) => event.type === 'response' && event.receiver?.name === name) ?? null;

type Note = TraceEventOf<'note'>['note']['kind'];

const findNote = (events: readonly TraceEvent[], kinds: readonly Note[]): TraceEvent | null =>
  events.find((event) => event.type === 'note' && kinds.includes(event.note.kind)) ?? null;

/** What the house notes of an action that sends no request. */
function notesOf({ type }: Action): readonly Note[] {
  switch (type) {
    case 'read-cookies':
      return ['script-read-cookies'];
    case 'plant':
      return ['ticket-planted'];
    case 'skip-time':
      return ['clock-moved'];
    case 'settings':
      return ['settings-changed', 'store-changed'];
    case 'restart-server':
      return ['server-changed'];
    case 'log-in':
    case 'request':
    case 'old-ticket':
    case 'foreign-page':
    case 'script':
    case 'device':
      return [];
  }
}
