import { type CSSProperties, useCallback } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import { ChapterStrip } from './chapter-strip.tsx';
import { chapterBegunBy, chaptersOf } from './chapters.ts';
import './scrubber.css';
import { useTimeline, useTimelineRef } from './timeline-provider.tsx';
import { lastNumberOf, shownNumber } from './timeline-view.ts';
import { useShownEvent } from './use-shown.ts';

/** The film from its first event to its newest: chapters along it, and a handle on the instant that is shown. */
export function Scrubber() {
  const timeline = useTimelineRef();
  const chapters = useTimeline(({ context }) => chaptersOf(context.events));
  const first = useTimeline(({ context }) => context.events[0]?.number ?? 0);
  const last = useTimeline(({ context }) => lastNumberOf(context));
  const shown = useTimeline(({ context }) => shownNumber(context));
  const seen = useTimeline(({ context }) => (context.cursor === null ? null : context.seen));
  const event = useShownEvent();
  const choose = useCallback((number: number) => timeline.send({ type: 'select event', number }), [timeline]);

  const chapter = chapterBegunBy(chapters, shown);
  const next = chapters.find(({ key }) => key > shown);
  const places = {
    '--first': first,
    '--span': Math.max(1, last - first),
    '--shown': shown,
    '--seen': seen ?? last,
    '--from': chapter?.key ?? first,
    '--to': next?.key ?? last,
  };
  return (
    <div className="scrubber" style={places as CSSProperties}>
      <ChapterStrip chapters={chapters} first={first} last={last} onChoose={choose} />
      {chapter && <span className="scrubber-chapter" data-participant={chapter.actor.kind} />}
      <input
        type="range"
        className="scrubber-handle"
        aria-label="Event shown"
        aria-valuetext={event ? describeEvent(event) : 'Nothing has happened yet'}
        min={first}
        max={last}
        value={shown}
        onChange={({ target }) => timeline.send({ type: 'scrub to', number: target.valueAsNumber })}
      />
    </div>
  );
}
