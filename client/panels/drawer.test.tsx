// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { expect, it, vi } from 'vitest';
import { showLive } from '../testing/show-live.tsx';
import { Drawer } from './drawer.tsx';
import { LatePanels } from './late-panels.tsx';
import { PanelsProvider, usePanels } from './panels-context.tsx';

function OpenDesk() {
  const { open, shown } = usePanels();
  return (
    <button type="button" onClick={() => open('controls')}>
      To the desk, from {shown ?? 'nowhere'}
    </button>
  );
}

function OpenAtOnce() {
  const { open } = usePanels();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useEffect(() => open('jar'), []);
  return null;
}

it('stays open when it is told late of a closing, and goes when it is shut', async () => {
  await showLive(
    <PanelsProvider place="covers" isKept={false}>
      <OpenAtOnce />
      <Drawer />
    </PanelsProvider>,
    [],
  );
  const drawer: HTMLDialogElement = await screen.findByRole('dialog', { name: 'Details' }, { timeout: 5000 });
  // Drawn twice, as React does in development, a dialog hears of its first closing when it is open again.
  fireEvent(drawer, new Event('close'));
  expect(screen.queryByRole('dialog', { name: 'Details' })).not.toBeNull();
  drawer.open = false;
  fireEvent(drawer, new Event('close'));
  expect(screen.queryByRole('dialog', { name: 'Details' })).toBeNull();
});

it('shows the panel that was asked for, whichever the browser brings the keyboard to as it opens', async () => {
  await LatePanels.fetch();
  await showLive(
    <PanelsProvider place="covers" isKept={false}>
      <OpenDesk />
      <Drawer />
    </PanelsProvider>,
    [],
  );
  // Some take the first thing that can have the focus at all, others the first that the Tab key comes to.
  vi.spyOn(HTMLDialogElement.prototype, 'showModal').mockImplementation(function open(
    this: HTMLDialogElement,
  ) {
    this.open = true;
    this.querySelector('button')?.focus();
  });
  fireEvent.click(screen.getByRole('button', { name: /^To the desk/ }));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Desk'));
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Desk');
  expect(screen.getByText('To the desk, from controls')).toBeDefined();
});
