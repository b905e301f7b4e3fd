import type { PanelName } from '../panels/drawer-state.ts';

const panels: ReadonlyMap<string, PanelName> = new Map([
  ['Wire', 'wire'],
  ['Jar', 'jar'],
  ['Cookie jar', 'jar'],
  ['Store', 'store'],
  ['Code', 'code'],
  ['Desk', 'controls'],
]);

/** The panel that a lesson's text calls so; null where it is no panel's name. */
export const panelCalled = (name: string): PanelName | null => panels.get(name.trim()) ?? null;
