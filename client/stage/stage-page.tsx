import { DeskDrawer } from '../desk/desk-drawer.tsx';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { homeOf } from '../sandbox/addresses.ts';
import { ShownScene } from '../scene/shown-scene.tsx';
import { Announcer } from '../timeline/announcer.tsx';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { TimelineDiagram } from '../timeline/timeline-diagram.tsx';
import { useCursorAddress } from '../timeline/use-cursor-address.ts';
import './stage-page.css';

/** For the projector: the cloakroom and what is really said, side by side, and one timeline under both. */
export function StagePage({ id }: { id: string }) {
  useCursorAddress();
  useTitle('On the big screen');
  return (
    <Page
      home={homeOf(id)}
      className="stage-page"
      place={
        <>
          <LineStatus />
          <DeskDrawer />
        </>
      }
    >
      <h1 className="visually-hidden">On the big screen</h1>
      <LineBanner />
      <div className="stage">
        <section className="stage-scene" aria-label="At the coat check">
          <ShownScene />
        </section>
        <section className="stage-diagram" id="diagram" aria-label="Diagram">
          <h2 className="visually-hidden">What is said between them</h2>
          <TimelineDiagram />
        </section>
        <div className="stage-timeline">
          <TimelineBar />
        </div>
      </div>
      <Announcer />
    </Page>
  );
}
