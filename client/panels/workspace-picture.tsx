import type { MouseEvent } from 'react';
import type { Ghosts } from '../diagram/ghosts.ts';
import { TimelineDiagram } from '../scene/timeline-diagram.tsx';
import { TakeAway } from '../take-away/take-away.tsx';
import type { TakeAwayProps } from '../take-away/use-take-away.ts';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { usePanels } from './panels-context.tsx';
import './workspace.css';

export type PictureProps = TakeAwayProps & {
  /** What the learner is asked to guess, for the diagram. */
  ghosts: Ghosts | null;
  /** Ids of participants whom the page speaks of. */
  needed: readonly string[];
};

/** The diagram of the trace with its timeline, as it stands in a workspace. */
export function WorkspacePicture({ subject, ghosts, needed }: PictureProps) {
  const { chooseArrow, open } = usePanels();
  const openLines = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('.diagram-pill')) open('wire');
  };
  return (
    <section className="workspace-diagram" id="diagram" aria-label="Diagram">
      <h2 className="visually-hidden">What is said between them</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the pill is a part of its arrow, which is a button; chosen again it does the same. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div className="workspace-diagram-area" onClick={openLines}>
        <TimelineDiagram onChoose={chooseArrow} ghosts={ghosts} needed={needed} />
      </div>
      <TimelineBar>
        <TakeAway subject={subject} />
      </TimelineBar>
    </section>
  );
}
