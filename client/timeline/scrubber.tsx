import type { CSSProperties } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import './scrubber.css';
import { useTimeline, useTimelineRef } from './timeline-provider.tsx';
import { shownNumber } from './timeline-view.ts';
import { useShownEvent } from './use-shown.ts';

/** A handle on the instant that is shown, for the fine way along the film: event by event. */
export function Scrubber() {
  const timeline = useTimelineRef();
  const first = useTimeline(({ context }) => context.events[0]?.number ?? 0);
  const last = useTimeline(({ context }) => context.head);
  const shown = useTimeline(({ context }) => shownNumber(context));
  const seen = useTimeline(({ context }) => (context.cursor === null ? null : context.seen));
  const event = useShownEvent();
  const places = {
    '--first': first,
    '--span': Math.max(1, last - first),
    '--shown': shown,
    '--seen': seen ?? last,
  };
  return (
    <input
      type="range"
      className="scrubber-handle"
      style={places as CSSProperties}
      aria-label="Event shown"
      aria-valuetext={event ? describeEvent(event) : 'Nothing has happened yet'}
      min={first}
      max={last}
      value={shown}
      onChange={({ target }) => timeline.send({ type: 'scrub to', number: target.valueAsNumber })}
    />
  );
}
