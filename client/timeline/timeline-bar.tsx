import { type ReactNode, useCallback, useRef, useState } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import { sayShortly } from '#shared/trace/say-shortly.ts';
import { traceCapacity } from '#shared/trace/trace-capacity.ts';
import { placeOfEvent } from '../diagram/place-of-event.ts';
import { late } from '../late/late.tsx';
import { ChapterStrip } from './chapter-strip.tsx';
import { IconButton } from './icon-button.tsx';
import type { KeyRow } from './key-row.ts';
import { LeavingButton } from './leaving-button.tsx';
import { PlayButton, SpeedChoice } from './play-controls.tsx';
import { Scrubber } from './scrubber.tsx';
import { SkipButton } from './skip-button.tsx';
import './timeline-bar.css';
import { useChapterFilm, useTimeline, useTimelineRef } from './timeline-provider.tsx';
import { newCount, shownNumber, waitingInWings } from './timeline-view.ts';
import { usePlayed } from './use-played.ts';
import { useIsLive, useShownEvent } from './use-shown.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';

const KeysList = late({
  what: 'the list of keys',
  load: async () => (await import('./keys-list.tsx')).KeysList,
  meanwhile: (trouble) => trouble,
});

type Props = {
  /** Keys that the page around has of its own, for the list of keys. */
  otherKeys?: readonly KeyRow[];
  /** Whether live is somewhere to go back to: not where the page itself leads. */
  hasLive?: boolean;
  /** What else the page offers to do with the film. */
  children?: ReactNode;
};

/**
 * The whole film in one strip, all ways to move along it, and in one sentence what is shown. Before anything has happened
 * it takes no room: the diagram's place says so.
 */
export function TimelineBar({ otherKeys, hasLive = true, children }: Props) {
  const timeline = useTimelineRef();
  const isLive = useIsLive();
  const event = useShownEvent();
  const shown = useTimeline(({ context }) => shownNumber(context));
  const last = useTimeline(({ context }) => context.head);
  const hasNext = useTimeline(({ context }) => waitingInWings(context) > 0);
  const first = useTimeline(({ context }) => context.events[0]?.number ?? 0);
  const dropped = useTimeline(({ context }) => context.dropped);
  const bar = useRef<HTMLElement>(null);
  const [isListOpen, setListOpen] = useState(false);
  const openList = useCallback(() => setListOpen(true), []);
  useTimelineKeys(bar, openList);

  return (
    <section
      className="timeline-bar"
      aria-label="Timeline"
      data-live={isLive}
      data-empty={last === 0}
      ref={bar}
    >
      {last > 0 && (
        <>
          <Scrubber />
          <Film />
        </>
      )}
      <div className="timeline-steps" hidden={last === 0}>
        <IconButton
          icon="before"
          label="Event before"
          keys="ArrowLeft"
          isOff={shown <= first}
          onClick={() => timeline.send({ type: 'event before' })}
        />
        <PlayButton />
        <IconButton
          icon="after"
          label="Event after"
          keys="ArrowRight"
          isOff={isLive && !hasNext}
          onClick={() => timeline.send({ type: 'event after' })}
        />
      </div>
      <p className="timeline-count" hidden={last === 0}>
        <span className="numeral">{shown}</span> of {last}
      </p>
      {event && (
        <p className="timeline-sentence" title={describeEvent(event)}>
          {sayShortly(event)}
        </p>
      )}
      <div className="timeline-extras" hidden={last === 0}>
        {isLive ? <SkipButton /> : hasLive && <BackToLive />}
        <SpeedChoice />
        <button
          type="button"
          className="button timeline-button"
          data-tone="quiet"
          aria-haspopup="dialog"
          aria-keyshortcuts="?"
          title="Keys (?)"
          onClick={openList}
        >
          <span aria-hidden="true">?</span>
          <span className="visually-hidden">Keys</span>
        </button>
        {children}
      </div>
      {dropped > 0 && (
        <p className="timeline-dropped">
          The first {dropped.toLocaleString('en-GB')} events were let go: a cloakroom remembers the newest{' '}
          {traceCapacity.toLocaleString('en-GB')}, and fewer where they are large or room is scarce.
        </p>
      )}
      {isListOpen && <KeysList others={otherKeys} onClose={() => setListOpen(false)} />}
    </section>
  );
}

/** The chapters of the whole film, and which of them is shown. */
function Film() {
  const timeline = useTimelineRef();
  const film = useChapterFilm();
  const chapters = film.of(usePlayed());
  const shown = useTimeline(({ context }) => shownNumber(context));
  const choose = useCallback((number: number) => timeline.send({ type: 'select event', number }), [timeline]);
  return <ChapterStrip chapters={chapters} shown={placeOfEvent(chapters, shown)} onChoose={choose} />;
}

function BackToLive() {
  const timeline = useTimelineRef();
  const fresh = useTimeline(({ context }) => newCount(context));
  const isRecorded = useTimeline((state) => state.matches({ line: 'recorded' }));
  return (
    <LeavingButton
      aria-keyshortcuts="L"
      title={`${isRecorded ? 'To the end' : 'Back to live'} (L)`}
      onClick={() => timeline.send({ type: 'back to live' })}
    >
      {isRecorded ? 'To the end' : 'Back to live'}
      {fresh > 0 && <span className="timeline-fresh">{fresh} new</span>}
    </LeavingButton>
  );
}
