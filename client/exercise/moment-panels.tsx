import { Tabs } from '@base-ui/react/tabs';
import { JarPanel } from '../panels/jar/jar-panel.tsx';
import '../panels/panels.css';
import { StorePanel } from '../panels/store/store-panel.tsx';
import { WirePanel } from '../panels/wire/wire-panel.tsx';
import { MarkingProvider } from '../scene/marking-provider.tsx';

const panels = [
  { value: 'wire', label: 'Wire', Content: WirePanel },
  { value: 'jar', label: 'Cookie jar', Content: JarPanel },
  { value: 'store', label: 'Store', Content: StorePanel },
] as const;

/** The shown message, the jars and the store at that instant. */
export function MomentPanels() {
  return (
    <MarkingProvider>
      <Tabs.Root className="panels" defaultValue="wire">
        <Tabs.List className="panel-tabs" activateOnFocus aria-label="Ways to look at this moment">
          {panels.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value} className="panel-tab">
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {panels.map(({ value, Content }) => (
          <Tabs.Panel key={value} value={value} className="panel">
            <Content />
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </MarkingProvider>
  );
}
