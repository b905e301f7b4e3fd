import { Tabs } from '@base-ui/react/tabs';
import { ControlsPanel } from '../controls/controls-panel.tsx';
import { CloakroomPanel } from '../scene/cloakroom-panel.tsx';
import { CodePanel } from './code/code-panel.tsx';
import { JarPanel } from './jar/jar-panel.tsx';
import './panels.css';
import { useTraceSource } from '../timeline/timeline-provider.tsx';
import { StorePanel } from './store/store-panel.tsx';
import { WirePanel } from './wire/wire-panel.tsx';

const panels = [
  { value: 'wire', label: 'Wire', Content: WirePanel },
  { value: 'jar', label: 'Cookie jar', Content: JarPanel },
  { value: 'store', label: 'Store', Content: StorePanel },
  { value: 'code', label: 'Code', Content: CodePanel },
  { value: 'cloakroom', label: 'Cloakroom', Content: CloakroomPanel },
  { value: 'controls', label: 'Desk', Content: ControlsPanel },
] as const;

/** Five ways to look at the instant that is shown, and the desk from which a sandbox is run. */
export function Panels() {
  const { sandboxId } = useTraceSource();
  const shown = panels.filter(({ value }) => value !== 'controls' || sandboxId !== null);
  return (
    <Tabs.Root className="panels" defaultValue="wire">
      <Tabs.List className="panel-tabs" activateOnFocus aria-label="Ways to look at this moment">
        {shown.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value} className="panel-tab">
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {shown.map(({ value, Content }) => (
        <Tabs.Panel key={value} value={value} className="panel">
          <Content />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
