import { type CSSProperties, useCallback } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import { ChapterStrip } from './chapter-strip.tsx';
import { chapterBegunBy } from './chapters.ts';
import './scrubber.css';
import { useChapterFilm, useTimeline, useTimelineRef } from './timeline-provider.tsx';
import { lastNumberOf, shownNumber } from './timeline-view.ts';
import { useShownEvent } from './use-shown.ts';

/** The film from its first event to its newest: chapters along it, and a handle on the instant that is shown. */
export function Scrubber() {
  const timeline = useTimelineRef();
  const film = useChapterFilm();
  const chapters = useTimeline(({ context }) => film.of(context.events));
  const first = useTimeline(({ context }) => context.events[0]?.number ?? 0);
  const last = useTimeline(({ context }) => lastNumberOf(context));
  const shown = useTimeline(({ context }) => shownNumber(context));
  const seen = useTimeline(({ context }) => (context.cursor === null ? null : context.seen));
  const event = useShownEvent();
  const choose = useCallback((number: number) => timeline.send({ type: 'select event', number }), [timeline]);

  const chapter = chapterBegunBy(chapters, shown);
  const next = chapters.find(({ key }) => key > shown);
  // Set on the things that show it: set on the whole, it would style 500 marks anew.
  const ends = { '--first': first, '--span': Math.max(1, last - first) };
  const begun = { ...ends, '--from': chapter?.key ?? first, '--to': next?.key ?? last };
  const places = { ...ends, '--shown': shown, '--seen': seen ?? last };
  return (
    <div className="scrubber">
      <ChapterStrip chapters={chapters} first={first} last={last} onChoose={choose} />
      {chapter && (
        <span
          className="scrubber-chapter"
          data-participant={chapter.actor.kind}
          style={begun as CSSProperties}
        />
      )}
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
    </div>
  );
}
