import { useCallback, useRef } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import { traceCapacity } from '#shared/trace/trace-capacity.ts';
import { IconButton } from './icon-button.tsx';
import { type KeyRow, KeysList } from './keys-list.tsx';
import { PlayButton, SpeedChoice } from './play-controls.tsx';
import { Scrubber } from './scrubber.tsx';
import './timeline-bar.css';
import { useTimeline, useTimelineRef } from './timeline-provider.tsx';
import { lastNumberOf, newCount, shownNumber } from './timeline-view.ts';
import { useIsLive, useShownEvent } from './use-shown.ts';
import { useTimelineKeys } from './use-timeline-keys.ts';

type Props = {
  /** Keys that the page around has of its own, for the list of keys. */
  otherKeys?: readonly KeyRow[];
};

/** The whole film in one strip, all ways to move along it, and in one sentence what is shown. */
export function TimelineBar({ otherKeys }: Props) {
  const timeline = useTimelineRef();
  const isLive = useIsLive();
  const event = useShownEvent();
  const shown = useTimeline(({ context }) => shownNumber(context));
  const last = useTimeline(({ context }) => lastNumberOf(context));
  const first = useTimeline(({ context }) => context.events[0]?.number ?? 0);
  const dropped = useTimeline(({ context }) => context.dropped);
  const bar = useRef<HTMLElement>(null);
  const list = useRef<HTMLDialogElement>(null);
  const openList = useCallback(() => list.current?.showModal(), []);
  useTimelineKeys(bar, openList);

  return (
    <section className="timeline-bar" aria-label="Timeline" data-live={isLive} ref={bar}>
      {last > 0 && <Scrubber />}
      <div className="timeline-controls" hidden={last === 0}>
        <div className="timeline-steps">
          <IconButton
            icon="previous"
            label="Chapter before"
            keys="Shift+ArrowLeft"
            isOff={shown <= first}
            onClick={() => timeline.send({ type: 'previous chapter' })}
          />
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
            isOff={isLive}
            onClick={() => timeline.send({ type: 'event after' })}
          />
          <IconButton
            icon="next"
            label="Chapter after"
            keys="Shift+ArrowRight"
            isOff={isLive}
            onClick={() => timeline.send({ type: 'next chapter' })}
          />
        </div>
        <p className="timeline-count">
          <span className="numeral">{shown}</span> of {last}
        </p>
        <div className="timeline-steps">
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
        </div>
        {!isLive && <BackToLive />}
      </div>
      <p className="timeline-sentence">{event ? describeEvent(event) : 'Nothing has happened yet.'}</p>
      {dropped > 0 && (
        <p className="timeline-dropped">
          The first {dropped.toLocaleString('en-GB')} events were let go: a cloakroom remembers the newest{' '}
          {traceCapacity.toLocaleString('en-GB')}, and fewer where they are large or room is scarce.
        </p>
      )}
      <KeysList ref={list} others={otherKeys} />
    </section>
  );
}

function BackToLive() {
  const timeline = useTimelineRef();
  const fresh = useTimeline(({ context }) => newCount(context));
  const isRecorded = useTimeline((state) => state.matches({ line: 'recorded' }));
  return (
    <button
      type="button"
      className="button"
      data-tone="main"
      aria-keyshortcuts="L"
      title={`${isRecorded ? 'To the end' : 'Back to live'} (L)`}
      onClick={() => timeline.send({ type: 'back to live' })}
    >
      {isRecorded ? 'To the end' : 'Back to live'}
      {fresh > 0 && <span className="timeline-fresh">{fresh} new</span>}
    </button>
  );
}
