import { Panels } from '../panels/panels.tsx';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { Announcer } from '../timeline/announcer.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { TimelineDiagram } from '../timeline/timeline-diagram.tsx';
import { useCursorAddress } from '../timeline/use-cursor-address.ts';
import { TakeAway } from './take-away.tsx';

const subject = { slug: 'trace', title: 'A trace' };

/** A whole trace with its diagram, timeline and panels, as on a lesson's page but without the lesson. */
export function TraceView() {
  useCursorAddress();
  return (
    <div className="trace-columns">
      <section className="trace-diagram" aria-label="Diagram">
        <h1 className="visually-hidden">What was said between them</h1>
        <div className="take-away-bar">
          <TakeAway subject={subject} sandboxId={null} />
        </div>
        <div className="trace-diagram-area">
          <TimelineDiagram />
        </div>
        <TimelineBar />
      </section>
      <section className="trace-panels" aria-label="Details">
        <MarkingProvider>
          <Panels />
        </MarkingProvider>
      </section>
      <Announcer />
    </div>
  );
}
