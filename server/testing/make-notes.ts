import type { RecordedEvent } from '#shared/trace/event.ts';

/** The smallest event there is, told apart by its time. */
export const makeNote = (at: number): RecordedEvent => ({
  type: 'note',
  at,
  exchange: `x${at}`,
  actor: { id: 'browser', kind: 'browser', name: 'Browser' },
  server: 'A',
  source: null,
  note: { kind: 'script-read-cookies', visible: [] },
});

/** Notes with the times `from` to `to`. */
export const makeNotes = (from: number, to: number): RecordedEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => makeNote(from + index));
