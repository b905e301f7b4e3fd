import { useTraceSource } from '../timeline/timeline-provider.tsx';
import type { PanelName } from './drawer-state.ts';

const panels: readonly { value: PanelName; label: string }[] = [
  { value: 'wire', label: 'Wire' },
  { value: 'jar', label: 'Jar' },
  { value: 'store', label: 'Store' },
  { value: 'code', label: 'Code' },
  { value: 'controls', label: 'Desk' },
];

/** The panels that there are: no desk where no sandbox is to be run. */
export const usePanelList = (): typeof panels => {
  const { sandboxId } = useTraceSource();
  return sandboxId === null ? panels.filter(({ value }) => value !== 'controls') : panels;
};
