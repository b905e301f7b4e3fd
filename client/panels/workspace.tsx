import type { ReactNode } from 'react';
import type { TakeAwayProps } from '../take-away/use-take-away.ts';
import { Announcer } from '../timeline/announcer.tsx';
import { PanelTabs } from './panels.tsx';
import { PanelsProvider } from './panels-context.tsx';
import { WorkspacePicture } from './workspace-picture.tsx';

type Props = TakeAwayProps & {
  /** What is done here, such as trying a server of one's own; nothing where a trace is only looked at. */
  children?: ReactNode;
};

/** The diagram with its timeline, and the panels: all over one trace, wherever that comes from. */
export function Workspace({ subject, children }: Props) {
  return (
    <PanelsProvider place="stands" isKept={false}>
      <div className={children ? 'workspace has-side' : 'workspace is-alone'}>
        {children}
        <WorkspacePicture subject={subject} ghosts={null} needed={nobody} />
        <section className="workspace-panels" aria-label="Details">
          <PanelTabs />
        </section>
        <Announcer />
      </div>
    </PanelsProvider>
  );
}

const nobody: readonly string[] = [];
