import { useCallback, useMemo, useState } from 'react';
import { ControlsDrawer } from '../controls/controls-drawer.tsx';
import { homeOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { ShownScene } from '../scene/shown-scene.tsx';
import { Announcer } from '../timeline/announcer.tsx';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { TimelineDiagram } from '../timeline/timeline-diagram.tsx';
import { useCursorAddress } from '../timeline/use-cursor-address.ts';
import { BrowserCard } from './browser-card.tsx';
import { FullScreenButton } from './full-screen-button.tsx';
import { QuietStage } from './quiet-stage.tsx';
import { type StageKeyMeaning, stageKeys } from './stage-keys.ts';
import './stage-page.css';
import { type StageView, viewAfter } from './stage-view.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useStageKeys } from './use-stage-keys.ts';
import { ViewChoice } from './view-choice.tsx';

/** In CSS pixels. Beside the diagram a tall picture would reach below the fold; only a phone has more height than width. */
const wideFrom = 400;

/** For the projector: the cloakroom and what is really said, side by side or one alone, and one timeline under both. */
export function StagePage({ id }: { id: string }) {
  useCursorAddress();
  useTitle('On the big screen');
  const [view, setView] = useState<StageView>('both');
  const fullScreen = useFullScreen();
  const { canBe: canFillScreen, toggle } = fullScreen;
  const onKey = useCallback(
    (meaning: StageKeyMeaning) => (meaning === 'full screen' ? toggle() : setView(viewAfter)),
    [toggle],
  );
  useStageKeys(onKey);
  const keys = useMemo(() => stageKeys(canFillScreen), [canFillScreen]);
  return (
    <Page
      home={homeOf(id)}
      className="stage-page"
      place={
        <>
          <LineStatus />
          <ControlsDrawer>
            <BrowserCard sandboxId={id} />
          </ControlsDrawer>
          <ViewChoice view={view} onChoose={setView} />
          <FullScreenButton {...fullScreen} />
        </>
      }
    >
      <h1 className="visually-hidden">On the big screen</h1>
      <LineBanner />
      <div className="stage" data-view={view}>
        {view !== 'diagram' && (
          <section className="stage-scene" aria-label="At the coat check">
            <ShownScene wideFrom={wideFrom} />
          </section>
        )}
        {view !== 'cloakroom' && (
          <section className="stage-diagram" id="diagram" aria-label="Diagram">
            <h2 className="visually-hidden">What is said between them</h2>
            <TimelineDiagram whileEmpty={<QuietStage sandboxId={id} />} />
          </section>
        )}
        <div className="stage-timeline">
          <TimelineBar otherKeys={keys} />
        </div>
      </div>
      <Announcer />
    </Page>
  );
}
