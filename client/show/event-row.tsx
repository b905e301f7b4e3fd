import { useState } from 'react';
import { longest } from '#shared/show/show.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { sayShortly } from '#shared/trace/say-shortly.ts';

type Props = {
  event: TraceEvent;
  isShown: boolean;
  /** What is asked before it; null where nothing is. */
  question: string | null;
  onAsk: (question: string) => void;
};

/** An event of a chapter, and above it what the room is asked before it is shown. An empty question is none. */
export function EventRow({ event, isShown, question, onAsk }: Props) {
  const [isAsking, setAsking] = useState(false);
  const hasField = question !== null || isAsking;
  return (
    <li data-shown={isShown}>
      {hasField && (
        <label className="field chapter-question">
          <span>The curtain stays down, and the room is asked</span>
          <input
            value={question ?? ''}
            placeholder="What comes next?"
            maxLength={longest.question}
            // biome-ignore lint/a11y/noAutofocus: it comes by a press that asks for it.
            autoFocus={isAsking}
            onBlur={() => setAsking(false)}
            onChange={({ target }) => {
              setAsking(true);
              onAsk(target.value);
            }}
          />
        </label>
      )}
      <div className="chapter-event">
        <span className="numeral">{event.number}</span>
        <span>{sayShortly(event)}</span>
        {isShown && !hasField && (
          <button
            type="button"
            className="button"
            data-tone="quiet"
            aria-label={`Ask before event ${event.number}`}
            onClick={() => setAsking(true)}
          >
            Ask before it
          </button>
        )}
      </div>
    </li>
  );
}
