import { useEffect } from 'react';
import { LessonRoute } from '../lesson/lesson-route.tsx';
import { homeOf, mountOf, stageOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { PanelTabs } from '../panels/panels.tsx';
import { PanelsProvider, usePanels } from '../panels/panels-context.tsx';
import { hrefOf } from '../requests/base.ts';
import { BroughtKey } from '../room/brought-key.tsx';
import { RoomGlance } from '../room/room-glance.tsx';
import { BrowserCard } from '../stage/browser-card.tsx';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { LessonChoice } from './lesson-choice.tsx';
import { LessonRunsProvider } from './lesson-runs.tsx';
import { PresentedLesson } from './presented-lesson.tsx';
import { PresentedStage } from './presented-stage.tsx';
import './presenter-page.css';
import { PresentingClock } from './presenting-clock.tsx';
import { StayInWindow } from './stay-in-window.tsx';

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
              <PresentingClock of={id} />
            </>
          }
        >
          <h1 className="visually-hidden">Presenting</h1>
          <LineBanner />
          <BroughtKey sandboxId={id} />
          <LessonRunsProvider>
            <div className="presenter">
              <div className="presenter-stage">
                <RoomGlance sandboxId={id} />
                <PresentedStage
                  channel={id}
                  hasWings
                  ways={{
                    stage: hrefOf(stageOf(id)),
                    window: `coat-check-stage-${id}`,
                    home: { href: mountOf(id), name: 'Back to the cloakroom' },
                  }}
                />
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
                <DeskFirst />
                <PanelTabs />
              </section>
            </div>
          </LessonRunsProvider>
        </Page>
      </PanelsProvider>
    </StayInWindow>
  );
}

/** Whoever presents comes to run the cloakroom more often than to look into it. */
function DeskFirst() {
  const { open } = usePanels();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only at first.
  useEffect(() => open('controls'), []);
  return null;
}
