import { useState } from 'react';
import type { RoomVote } from '#shared/api/room-api.ts';
import { type Arranged, arrangeShow } from '#shared/show/arrange-show.ts';
import type { Show } from '#shared/show/show.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { placeOfEvent } from '../diagram/place-of-event.ts';
import { showsPage } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { PresentedStage } from '../presenter/presented-stage.tsx';
import '../presenter/presenter-page.css';
import { PresentingClock } from '../presenter/presenting-clock.tsx';
import { hrefOf } from '../requests/base.ts';
import { VoteBars } from '../room/vote-bars.tsx';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { TimelineProvider, useTimeline } from '../timeline/timeline-provider.tsx';
import { shownNumber } from '../timeline/timeline-view.ts';
import { NothingToShow } from './nothing-to-show.tsx';
import './show-presenter.css';
import { showSource } from './show-source.ts';
import { addressFor, channelOf, tabName } from './show-stage.ts';

type Props = {
  show: Show;
  /** All events of its trace. */
  trace: readonly TraceEvent[];
  /** The address of its stage. */
  stageAt: string;
};

/** A show for the presenter's own screen: what the room sees and will see, notes, questions, what another room has said, and time. */
export function ShowPresenter({ show, trace, stageAt }: Props) {
  useTitle(`Presenting ${show.title}`);
  const [{ arranged, source, tab }] = useState(() => {
    const chosen = arrangeShow(show, trace);
    return { arranged: chosen, source: showSource(chosen, trace), tab: tabName(location.search) };
  });
  if (arranged.events.length === 0) return <NothingToShow title={show.title} />;
  const channel = channelOf(tab, show, arranged.events.length);
  return (
    <TimelineProvider source={source}>
      <MarkingProvider>
        <Page
          className="presenter-page show-presenter"
          home={showsPage}
          place={
            <>
              <p className="presenter-name">Presenter</p>
              <PresentingClock of={channel} />
            </>
          }
        >
          <h1 className="visually-hidden">{`Presenting: ${show.title}`}</h1>
          <div className="presenter">
            <div className="presenter-stage">
              <PresentedStage
                channel={channel}
                hasWings={false}
                ways={{
                  stage: addressFor(tab, stageAt),
                  window: `coat-check-stage-${tab}`,
                  home: { href: hrefOf(showsPage), name: 'All shows' },
                }}
              />
            </div>
            <AtThisEvent arranged={arranged} />
          </div>
        </Page>
      </MarkingProvider>
    </TimelineProvider>
  );
}

/** What whoever presents has noted for the chapter that is shown, and what comes of it. */
function AtThisEvent({ arranged: { chapters, notes, questions, votes } }: { arranged: Arranged }) {
  const number = useTimeline(({ context }) => shownNumber(context));
  const place = useTimeline(({ context }) => placeOfEvent(chapters, shownNumber(context)));
  const question = questions.get(number);
  return (
    <section className="show-presenter-notes" aria-label="Notes">
      <p className="eyebrow">{`Chapter ${place + 1} of ${chapters.length}`}</p>
      <h2>{chapters[place]?.title}</h2>
      {question && (
        <p className="show-presenter-question">
          <strong>The room is asked:</strong> {question}
        </p>
      )}
      <p className="show-notes-text">{notes[place] || 'Nothing is noted here.'}</p>
      {chapters[place + 1] && <p className="presenter-none">{`Then: ${chapters[place + 1]?.title}`}</p>}
      {votes.get(number)?.map((vote, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may have been asked twice, and nothing moves.
        <SaidOnce key={`${number} ${at}`} vote={vote} />
      ))}
    </section>
  );
}

function SaidOnce({ vote: { text, options, counts } }: { vote: RoomVote }) {
  return (
    <section aria-label="What a room said">
      <h3>A room has said</h3>
      <p>{text}</p>
      <VoteBars options={options} counts={counts} />
    </section>
  );
}
