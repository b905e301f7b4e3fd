import { longest } from '#shared/show/show.ts';
import { sayShortly } from '#shared/trace/say-shortly.ts';
import type { ChapterProps } from './chapter-ticket.tsx';
import { EventRow } from './event-row.tsx';

/** What is shown of a chapter, where the room is asked, and what whoever presents has to remember. */
export function ChapterDetails({ chapter, at, byNumber, change }: ChapterProps) {
  const { events, from, to, curtains, notes } = chapter;
  const end = (label: string, value: number, choose: (number: number) => void) => (
    <label className="field">
      <span>{label}</span>
      <select className="select" value={value} onChange={({ target }) => choose(Number(target.value))}>
        {events.map((number) => {
          const event = byNumber.get(number);
          return (
            <option key={number} value={number}>
              {number}: {event ? sayShortly(event) : ''}
            </option>
          );
        })}
      </select>
    </label>
  );
  return (
    <div className="chapter-details">
      <div className="chapter-ends">
        {end('Begins with', from, (number) => change({ type: 'trim', at, from: number, to }))}
        {end('Ends with', to, (number) => change({ type: 'trim', at, from, to: number }))}
      </div>
      <ol className="chapter-events">
        {events.map((number) => {
          const event = byNumber.get(number);
          return (
            event && (
              <EventRow
                key={number}
                event={event}
                isShown={number >= from && number <= to}
                question={curtains.find(({ before }) => before === number)?.question ?? null}
                onAsk={(question) => change({ type: 'ask', at, before: number, question })}
              />
            )
          );
        })}
      </ol>
      <label className="field">
        <span>Notes for whoever presents</span>
        <textarea
          rows={3}
          value={notes}
          maxLength={longest.notes}
          onChange={({ target }) => change({ type: 'notes', at, notes: target.value })}
        />
      </label>
    </div>
  );
}
