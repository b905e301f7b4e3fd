import type { ReactNode } from 'react';
import { TakeAway } from '../take-away/take-away.tsx';
import type { TakeAwayProps } from '../take-away/use-take-away.ts';
import { Announcer } from '../timeline/announcer.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { TimelineDiagram } from '../timeline/timeline-diagram.tsx';
import { Panels } from './panels.tsx';
import './workspace.css';

type Props = TakeAwayProps & {
  /** What is done here, such as a lesson's story; nothing where a trace is only looked at. */
  children?: ReactNode;
};

/** The diagram with its timeline, and the panels: all over one trace, wherever that comes from. */
export function Workspace({ subject, children }: Props) {
  return (
    <div className={children ? 'workspace has-side' : 'workspace'}>
      {children}
      <section className="workspace-diagram" id="diagram" aria-label="Diagram">
        <h2 className="visually-hidden">What is said between them</h2>
        <div className="take-away-bar">
          <TakeAway subject={subject} />
        </div>
        <div className="workspace-diagram-area">
          <TimelineDiagram />
        </div>
        <TimelineBar />
      </section>
      <section className="workspace-panels" aria-label="Details">
        <Panels />
      </section>
      <Announcer />
    </div>
  );
}
