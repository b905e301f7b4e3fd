import type { ReactNode } from 'react';
import { Announcer } from '../timeline/announcer.tsx';
import { Drawer } from './drawer.tsx';
import { useDrawerPlace } from './drawer-place.ts';
import { PanelsProvider, usePanels } from './panels-context.tsx';
import { type PictureProps, WorkspacePicture } from './workspace-picture.tsx';

type Props = PictureProps & {
  /** What is read and done here. */
  children: ReactNode;
  /** Stands in the diagram's place; null where the diagram does. */
  instead?: ReactNode;
};

/** The workspace of a lesson: the diagram with its timeline, and the panels in a drawer. It stands in a `DrawerProvider`, so that all of the page can open them. */
export function DrawerWorkspace({ subject, ghosts, needed, children, instead = null }: Props) {
  const { shown } = usePanels();
  return (
    <div className="workspace has-drawer" data-open={shown !== null}>
      {children}
      {instead ?? <WorkspacePicture subject={subject} ghosts={ghosts} needed={needed} />}
      <Drawer />
      <Announcer />
    </div>
  );
}

/** For a page whose panels are a drawer: whatever is in it can open them, by `usePanels`. */
export function DrawerProvider({ children }: { children: ReactNode }) {
  return (
    <PanelsProvider place={useDrawerPlace()} isKept>
      {children}
    </PanelsProvider>
  );
}
