import { Tabs } from '@base-ui/react/tabs';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { ControlsPanel } from '../controls/controls-panel.tsx';
import { CodePanel } from './code/code-panel.tsx';
import type { PanelName } from './drawer-state.ts';
import { JarPanel } from './jar/jar-panel.tsx';
import { PanelBar } from './panel-bar.tsx';
import { usePanelList } from './panel-list.ts';
import { PanelsProvider, usePanels } from './panels-context.tsx';
import { StorePanel } from './store/store-panel.tsx';
import { WirePanel } from './wire/wire-panel.tsx';

const contents: Readonly<Record<PanelName, ComponentType>> = {
  wire: WirePanel,
  jar: JarPanel,
  store: StorePanel,
  code: CodePanel,
  controls: ControlsPanel,
};

type Props = {
  /** With it they can be shut. */
  onClose?: () => void;
  /** Whether whoever opened them goes on in them: the open one's name has the focus. */
  takesFocus?: boolean;
};

/** Ways to look at the instant that is shown, and the desk from which a sandbox is run. */
export function PanelTabs({ onClose, takesFocus = false }: Props) {
  const { shown, last, open } = usePanels();
  const list = usePanelList();
  // A panel of another page's drawer may not be one of this page.
  const value = list.find((panel) => panel.value === (shown ?? last))?.value ?? 'wire';
  const root = useRef<HTMLDivElement>(null);
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    // A frame later: the tabs must know of each other first. Until then the keyboard may be brought to any of them by a
    // dialog that opens, and that chooses nothing.
    const frame = requestAnimationFrame(() => {
      setSettled(true);
      if (takesFocus) root.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [takesFocus]);
  return (
    <Tabs.Root ref={root} className="panels" value={value} onValueChange={(panel: PanelName) => open(panel)}>
      <PanelBar onClose={onClose}>
        <Tabs.List
          className="panel-tabs"
          activateOnFocus={isSettled}
          aria-label="Ways to look at this moment"
        >
          {list.map((panel) => (
            <Tabs.Tab key={panel.value} value={panel.value} className="panel-tab">
              {panel.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </PanelBar>
      {list.map(({ value: name }) => {
        const Content = contents[name];
        return (
          <Tabs.Panel key={name} value={name} className="panel">
            <Content />
          </Tabs.Panel>
        );
      })}
    </Tabs.Root>
  );
}

/** The panels where they stand all the time, beside or beneath a diagram. */
export function Panels() {
  return (
    <PanelsProvider place="stands" isKept={false}>
      <PanelTabs />
    </PanelsProvider>
  );
}
