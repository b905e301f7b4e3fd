import { useId, useState } from 'react';
import { toWireMessage } from '#shared/wire/to-wire-message.ts';
import type { WireLine } from '#shared/wire/wire-message.ts';
import { toMoment } from '#shared/world/moment.ts';
import { tellFate } from '#shared/world/tell-fate.ts';
import { eventEnds } from '../../diagram/event-ends.ts';
import { Who } from '../../diagram/who.tsx';
import { useTimeline } from '../../timeline/timeline-provider.tsx';
import { useShownEvent, useShownWorld } from '../../timeline/use-shown.ts';
import './wire-panel.css';

/** The shown event as it travelled, with the parts that matter marked and explained. */
export function WirePanel() {
  const event = useShownEvent();
  const fate = useFate();
  const [all, setAll] = useState(false);
  const id = useId();
  if (!event)
    return <p className="panel-empty">The first message will be shown here as it went over the wire.</p>;

  const { lines, footnotes } = toWireMessage(event, fate);
  const { from, to } = eventEnds(event);
  const quiet = lines.filter((line) => line.quiet).length;
  const shown = all ? lines : lines.filter((line) => !line.quiet);

  return (
    <article className="wire" data-participant={from.kind}>
      <h2 className="visually-hidden">Event {event.number} on the wire</h2>
      <p className="panel-head">
        <Who {...from} />
        {to && (
          <>
            <span role="img" aria-label="to">
              →
            </span>
            <Who {...to} />
          </>
        )}
      </p>
      <div className="wire-lines" translate="no">
        {shown.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one message never move.
          <Line key={index} line={line} footnoteId={(number) => `${id}-${number}`} />
        ))}
      </div>
      {quiet > 0 && (
        <button
          type="button"
          className="link-button wire-more"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? 'Only the lines that matter here' : `Show ${quiet} more ${quiet === 1 ? 'line' : 'lines'}`}
        </button>
      )}
      {footnotes.length > 0 && (
        <ol className="wire-footnotes">
          {footnotes.map(({ number, term, says }) => (
            <li key={number} id={`${id}-${number}`}>
              <span className="wire-number" aria-hidden="true">
                {number}
              </span>
              <p>
                <strong translate="no">{term}</strong> {says}
              </p>
            </li>
          ))}
        </ol>
      )}
    </article>
  );
}

/** What became of the ticket that the shown event has to do with. */
const useFate = (): string | null => {
  const world = useShownWorld();
  const events = useTimeline(({ context }) => context.events);
  const { last, shown } = toMoment(world, events);
  return last && tellFate(world, shown, last.server);
};

function Line({ line, footnoteId }: { line: WireLine; footnoteId: (number: number) => string }) {
  return (
    <p data-quiet={line.quiet}>
      {line.spans.map(({ text, footnote }, index) =>
        footnote === null ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans of one line never move.
          <mark key={index} aria-describedby={footnoteId(footnote)}>
            {text}
            <sup aria-hidden="true">{footnote}</sup>
          </mark>
        ),
      )}
      {line.spans.every(({ text }) => text === '') && '\u00a0'}
    </p>
  );
}
