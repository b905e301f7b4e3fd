// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../testing/show-live.tsx';
import { StagePage } from './stage-page.tsx';

vi.mock('../content/load-lessons.ts', () => ({ lessonSummaries: [] }));
// What Mermaid draws needs a browser.
vi.mock('../timeline/timeline-diagram.tsx', () => ({ TimelineDiagram: () => <p>the diagram</p> }));

async function setup() {
  await showLive(<StagePage id="a-sandbox" />, [...loginExchange(createTraceBuilder()).events]);
  const shown = () => ({
    scene: document.querySelector('.scene') !== null,
    diagram: screen.queryByText('the diagram') !== null,
  });
  return { shown, press: (key: string) => fireEvent.keyDown(document.body, { key }) };
}

it('gives the whole stage to either half, by button and by key', async () => {
  const { shown, press } = await setup();
  expect(shown()).toEqual({ scene: true, diagram: true });
  press('v');
  expect(screen.getByRole('button', { name: 'Diagram' }).getAttribute('aria-pressed')).toBe('true');
  expect(shown()).toEqual({ scene: false, diagram: true });
  fireEvent.click(screen.getByRole('button', { name: 'Cloakroom' }));
  expect(shown()).toEqual({ scene: true, diagram: false });
  fireEvent.click(screen.getByRole('button', { name: 'Both' }));
  expect(shown()).toEqual({ scene: true, diagram: true });
});

it('tells of no full screen where the browser has none', async () => {
  const { press } = await setup();
  expect(screen.queryByRole('button', { name: 'Full screen' })).toBeNull();
  press('?');
  const keys = screen.getByRole('dialog', { name: 'Keys of the timeline' });
  expect(keys.textContent).toContain('Cloakroom, diagram or both');
  expect(keys.textContent).not.toContain('Full screen');
});
