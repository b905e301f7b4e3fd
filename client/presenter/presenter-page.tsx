import { useCallback, useEffect } from 'react';
import { LessonRoute } from '../lesson/lesson-route.tsx';
import { homeOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { PanelTabs } from '../panels/panels.tsx';
import { PanelsProvider, usePanels } from '../panels/panels-context.tsx';
import { RoomGlance } from '../room/room-glance.tsx';
import { BrowserCard } from '../stage/browser-card.tsx';
import type { StageKeyMeaning } from '../stage/stage-keys.ts';
import { viewAfter } from '../stage/stage-view.ts';
import { useStageKeys } from '../stage/use-stage-keys.ts';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { LessonChoice } from './lesson-choice.tsx';
import { PresentedLesson } from './presented-lesson.tsx';
import './presenter-page.css';
import { PresentingClock } from './presenting-clock.tsx';
import { StageDesk } from './stage-desk.tsx';
import { StayInWindow } from './stay-in-window.tsx';
import { useSameCursor } from './use-same-cursor.ts';
import { useStage } from './use-stage.ts';
import { useSteps } from './use-steps.ts';

type Props = {
  id: string;
  /** What the address names after the window itself: a lesson, and perhaps a step of it. */
  rest: string;
};

/**
 * For the presenter's own screen: what the room sees and will see, notes, time, and all that can be done, so that nothing that is
 * prepared is seen on the projector.
 */
export function PresenterPage({ id, rest }: Props) {
  const [lesson = null, step = null] = rest.split('/').filter((name) => name !== '');
  useTitle('Presenting');
  return (
    <StayInWindow>
      <PanelsProvider place="stands" isKept={false}>
        <Page
          className="presenter-page"
          home={homeOf(id)}
          place={
            <>
              <p className="presenter-name">Presenter</p>
              <LineStatus />
              <PresentingClock sandboxId={id} />
            </>
          }
        >
          <h1 className="visually-hidden">Presenting</h1>
          <LineBanner />
          <div className="presenter">
            <div className="presenter-stage">
              <OnStage id={id} />
              <RoomGlance sandboxId={id} />
              <BrowserCard sandboxId={id} />
            </div>
            <section className="presenter-lesson" aria-label="Lesson">
              <LessonChoice sandboxId={id} lesson={lesson} />
              {lesson === null ? (
                <p className="presenter-none">
                  Choose a lesson, and its notes and buttons come here. What you press is seen on the stage,
                  or waits in the wings while you hold.
                </p>
              ) : (
                <LessonRoute key={lesson} id={id} slug={lesson} step={step} show={PresentedLesson} />
              )}
            </section>
            <section className="presenter-panels" aria-label="Details">
              <PanelTabs />
            </section>
          </div>
        </Page>
      </PanelsProvider>
    </StayInWindow>
  );
}

/** Apart, so that a step of the stage draws nothing else here anew. */
function OnStage({ id }: { id: string }) {
  const { stage, order } = useStage(id);
  const give = useSteps(stage, order);
  useSameCursor(stage, order);
  useDeskFirst();
  const isDark = stage?.isDark ?? false;
  const isHeld = stage?.isHeld ?? false;
  const view = stage?.view ?? 'both';
  const onKey = useCallback(
    (meaning: StageKeyMeaning) => {
      if (meaning === 'black') give({ does: 'black', isDark: !isDark });
      else if (meaning === 'hold') give({ does: 'hold', isHeld: !isHeld });
      else if (meaning === 'next view') give({ does: 'view', view: viewAfter(view) });
      // Which window fills its screen is for that window's own keys, and this is the presenter's.
      else if (meaning !== 'full screen' && meaning !== 'presenter') give({ does: meaning });
    },
    [give, isDark, isHeld, view],
  );
  useStageKeys(onKey);
  return <StageDesk sandboxId={id} stage={stage} order={give} />;
}

/** Whoever presents comes to run the cloakroom more often than to look into it. */
const useDeskFirst = (): void => {
  const { open } = usePanels();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only at first.
  useEffect(() => open('controls'), []);
};
