import { describeEvent } from '#shared/trace/describe-event.ts';
import './timeline-bar.css';
import { useTimeline, useTimelineRef } from './timeline-provider.tsx';
import { lastNumberOf, newCount, shownNumber } from './timeline-view.ts';
import { useIsLive, useShownEvent } from './use-shown.ts';

/** Event before, event after, back to live, and in one sentence what is shown. */
export function TimelineBar() {
  const timeline = useTimelineRef();
  const isLive = useIsLive();
  const event = useShownEvent();
  const shown = useTimeline(({ context }) => shownNumber(context));
  const last = useTimeline(({ context }) => lastNumberOf(context));
  const first = useTimeline(({ context }) => context.events[0]?.number ?? 0);
  const dropped = useTimeline(({ context }) => context.dropped);
  const fresh = useTimeline(({ context }) => newCount(context));

  return (
    <section className="timeline-bar" aria-label="Timeline" data-live={isLive}>
      <div className="timeline-controls" hidden={last === 0}>
        <button
          type="button"
          className="button"
          aria-disabled={shown <= first}
          aria-keyshortcuts="ArrowLeft"
          title="Event before (←)"
          onClick={() => timeline.send({ type: 'event before' })}
        >
          <Arrow back />
          <span className="visually-hidden">Event before</span>
        </button>
        <p className="timeline-count">
          <span className="numeral">{shown}</span> of {last}
        </p>
        <button
          type="button"
          className="button"
          aria-disabled={isLive}
          aria-keyshortcuts="ArrowRight"
          title="Event after (→)"
          onClick={() => timeline.send({ type: 'event after' })}
        >
          <Arrow />
          <span className="visually-hidden">Event after</span>
        </button>
        {!isLive && (
          <button
            type="button"
            className="button"
            data-tone="main"
            aria-keyshortcuts="L"
            title="Back to live (L)"
            onClick={() => timeline.send({ type: 'back to live' })}
          >
            Back to live
            {fresh > 0 && <span className="timeline-fresh">{fresh} new</span>}
          </button>
        )}
      </div>
      <p className="timeline-sentence" key={shown}>
        {event ? describeEvent(event) : 'Nothing has happened yet.'}
      </p>
      {dropped > 0 && (
        <p className="timeline-dropped">
          The first {dropped} events were let go: a cloakroom remembers the newest 2,000.
        </p>
      )}
    </section>
  );
}

function Arrow({ back = false }: { back?: boolean }) {
  return (
    <svg viewBox="0 0 20 16" width="20" height="16" aria-hidden="true">
      <path
        d={back ? 'M18 8H3M8.5 2.5 3 8l5.5 5.5' : 'M2 8h15M11.5 2.5 17 8l-5.5 5.5'}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
