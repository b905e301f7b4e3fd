import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { StageOrder } from '#shared/api/stage-api.ts';
import { arrangeShow } from '#shared/show/arrange-show.ts';
import type { Show } from '#shared/show/show.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import type { Presented } from '../stage/presented.ts';
import { PresenterLink } from '../stage/presenter-link.tsx';
import { Stage } from '../stage/stage-page.tsx';
import { placeInSearch } from '../timeline/cursor-address.ts';
import { TimelineProvider, useTimeline, useTimelineRef } from '../timeline/timeline-provider.tsx';
import { NothingToShow } from './nothing-to-show.tsx';
import { SaidThen } from './said-then.tsx';
import { ShowCard } from './show-card.tsx';
import { ShowEnd } from './show-end.tsx';
import { ShowNotes } from './show-notes.tsx';
import { showSource } from './show-source.ts';
import { addressFor, channelOf, tabName } from './show-stage.ts';

type Props = {
  show: Show;
  /** All events of its trace. */
  trace: readonly TraceEvent[];
  /** Where somebody goes who has seen it, or will not. */
  home: string;
  /** The address of its presenter's window; null where there can be none. */
  presenterAt: string | null;
  /** What else whoever presents can do. */
  tools?: ReactNode;
};

/** A show on the stage: nothing live is needed for it. What is shown is chosen once, when it opens. */
export function ShowPlayer({ show, trace, home, presenterAt, tools }: Props) {
  const [{ arranged, source }] = useState(() => {
    const chosen = arrangeShow(show, trace);
    return { arranged: chosen, source: showSource(chosen, trace) };
  });
  const [presented] = useState((): Presented | null => {
    if (presenterAt === null) return null;
    const tab = tabName(location.search);
    return {
      channel: channelOf(tab, show, arranged.events.length),
      href: addressFor(tab, presenterAt),
    };
  });
  if (arranged.events.length === 0) return <NothingToShow title={show.title} />;
  return (
    <TimelineProvider source={source}>
      <MarkingProvider>
        <OnStage
          show={show}
          home={home}
          presented={presented}
          tools={
            <>
              {tools}
              {presented && <PresenterLink of={presented} />}
              <SaidThen votes={arranged.votes} />
              <ShowNotes chapters={arranged.chapters} notes={arranged.notes} />
            </>
          }
          questions={arranged.questions}
        />
      </MarkingProvider>
    </TimelineProvider>
  );
}

type OnStageProps = Pick<Props, 'show' | 'home' | 'tools'> & {
  presented: Presented | null;
  questions: ReadonlyMap<number, string>;
};

/** From the presenter's window these begin a show as its button does; back of its title there is nothing. */
const beginning: readonly StageOrder['does'][] = ['event after', 'next chapter', 'play or pause'];

function OnStage({ show, home, tools, presented, questions }: OnStageProps) {
  const timeline = useTimelineRef();
  const [isBegun, setBegun] = useState(() => (placeInSearch(location.search).event ?? 1) > 1);
  useLayoutEffect(() => {
    // Beneath its title a show stands at its beginning; what is recorded would else be shown to its end.
    if (!isBegun) timeline.send({ type: 'follow address', number: 1 });
  }, [timeline, isBegun]);
  const isOver = useTimeline((state) => state.matches({ view: 'live' }) && state.context.head > 0);
  const question = useTimeline(({ context }) =>
    context.cursor === null ? null : (questions.get(context.cursor) ?? null),
  );
  const isPlaying = useTimeline((state) => state.matches({ view: 'playing' }));
  useEffect(() => {
    // Nobody has answered yet.
    if (isPlaying && question !== null) timeline.send({ type: 'pause' });
  }, [timeline, isPlaying, question]);
  const again = useCallback(() => setBegun(false), []);
  const begin = useCallback(() => setBegun(true), []);
  const before = useCallback(
    ({ does }: StageOrder) => {
      // Black and the halves are the same on a title, and a jump leads past it.
      if (isBegun || does === 'black' || does === 'view') return false;
      // The next order may be here before React would have drawn.
      flushSync(() => setBegun(does === 'show event' || beginning.includes(does)));
      return does !== 'show event';
    },
    [isBegun],
  );
  const end = useMemo(() => <ShowEnd home={home} onAgain={again} />, [home, again]);
  return (
    <>
      <Stage
        title={show.title}
        tools={tools}
        presented={presented}
        before={before}
        question={question}
        beside={isBegun && isOver ? end : null}
        isCovered={!isBegun}
        home={home}
      />
      {!isBegun && (
        <ShowCard
          show={show}
          question={questions.get(0) ?? null}
          home={home}
          hasPresenter={presented !== null}
          onBegin={begin}
        />
      )}
    </>
  );
}
