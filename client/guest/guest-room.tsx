import { useState } from 'react';
import type { Joined, RoomTold } from '#shared/api/room-api.ts';
import { sayRoomCode } from '#shared/room/room-code.ts';
import { late } from '../late/late.tsx';
import { Page } from '../page/page.tsx';
import { roomStream } from '../room/room-stream.ts';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { TimelineDiagram } from '../scene/timeline-diagram.tsx';
import { StageCaption } from '../stage/stage-caption.tsx';
import { Announcer } from '../timeline/announcer.tsx';
import { LineStatus } from '../timeline/line-status.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { TimelineProvider, useTimeline } from '../timeline/timeline-provider.tsx';
import { recordedSource, type TraceSource } from '../timeline/trace-source.ts';
import { EntryDoor } from './entry-door.tsx';
import './guest-room.css';
import { Hand } from './hand.tsx';
import { OwnOffer } from './own-offer.tsx';
import { useFollow } from './use-follow.ts';
import { Vote } from './vote.tsx';

const RoomRuns = late({
  what: 'the two runs',
  load: async () => (await import('./room-runs.tsx')).RoomRuns,
  meanwhile: (trouble) => trouble ?? <p role="status">Laying both runs side by side…</p>,
});

/** The presenter's picture live, over the guest's own line. */
export function GuestRoom({ joined }: { joined: Joined }) {
  const { code } = joined;
  const [told, setTold] = useState(joined.told);
  const [source] = useState(
    (): TraceSource => ({
      // Nobody here knows the presenter's sandbox.
      ...recordedSource({ dropped: 0, events: [] }),
      stream: roomStream(code, setTold),
    }),
  );
  return (
    <TimelineProvider source={source}>
      <MarkingProvider>
        <Looking joined={joined} told={told} />
      </MarkingProvider>
    </TimelineProvider>
  );
}

function Looking({ joined, told }: { joined: Joined; told: RoomTold }) {
  const { code } = joined;
  const { isFollowing, comeBack } = useFollow(told);
  const isOver = useTimeline((state) => state.matches({ line: 'emptied' }));
  const isComing = useTimeline((state) => state.matches({ line: 'connecting' }));
  const isDark = isFollowing && told.shown.isDark && !isOver;
  const runs = isFollowing ? told.shown.runs : null;
  return (
    <Page
      className="guest-room"
      place={
        <>
          <p className="guest-room-code" translate="no">
            {sayRoomCode(code)}
          </p>
          <LineStatus />
        </>
      }
    >
      <h1 className="visually-hidden">{`Room ${sayRoomCode(code)}`}</h1>
      <Strip told={told} isComing={isComing} isFollowing={isFollowing} isOver={isOver} comeBack={comeBack} />
      {told.question && !isOver && (
        <Vote
          key={told.question.id}
          code={code}
          question={told.question}
          said={joined.told.question?.id === told.question.id ? joined.vote : null}
          shown={told.shown.number}
        />
      )}
      {told.own && !isOver && <OwnOffer code={code} own={told.own} />}
      <div className="guest-room-shown" data-view={runs ? 'both' : told.shown.view} inert={isDark}>
        <section className="guest-room-diagram" id="diagram" aria-label="Diagram">
          <h2 className="visually-hidden">What is said between them</h2>
          {runs ? (
            <RoomRuns runs={runs} />
          ) : (
            <TimelineDiagram
              whileEmpty={
                <p className="guest-room-empty">
                  {isComing
                    ? 'What the presenter shows is on its way.'
                    : 'The house is open, and nothing has been shown yet. What the presenter shows is drawn here.'}
                </p>
              }
            />
          )}
        </section>
        {!runs && <StageCaption />}
        <TimelineBar hasLive={false} />
        {isDark && <p className="guest-room-dark">The stage is dark. Look at whoever speaks.</p>}
      </div>
      {!isOver && <EntryDoor code={code} before={joined.entry} mayAsk={told.mayEnter} />}
      {!isOver && <Hand code={code} />}
      <Announcer />
    </Page>
  );
}

type StripProps = {
  told: RoomTold;
  /** Nothing has been heard yet. */
  isComing: boolean;
  isFollowing: boolean;
  isOver: boolean;
  comeBack: () => void;
};

/** Whether one is with the presenter, and the way back in one press. */
function Strip({ told, isComing, isFollowing, isOver, comeBack }: StripProps) {
  if (isOver) {
    return (
      <p className="guest-room-strip" role="alert">
        <span>
          <strong>The room is closed.</strong> What was shown stays on this page until you leave it.
        </span>
      </p>
    );
  }
  return (
    <div className="guest-room-strip" data-following={isFollowing}>
      <p role="status">
        {told.isClosing
          ? 'The presenter is closing the room.'
          : isComing
            ? 'Coming in…'
            : isFollowing
              ? 'You see what the presenter shows.'
              : 'You look around by yourself.'}
      </p>
      {!isFollowing && (
        <button type="button" className="button" data-tone="main" onClick={comeBack}>
          Back to the presenter
        </button>
      )}
    </div>
  );
}
