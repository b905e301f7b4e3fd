// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../testing/show-live.tsx';
import { StagePage } from './stage-page.tsx';

vi.mock('../content/load-lessons.ts', () => ({ lessonSummaries: [] }));
// What Mermaid draws needs a browser.
vi.mock('../scene/timeline-diagram.tsx', () => ({ TimelineDiagram: () => <p>the diagram</p> }));

async function setup() {
  await showLive(<StagePage id="a-sandbox" />, [...loginExchange(createTraceBuilder()).events]);
  const shown = () => document.querySelector('.stage')?.getAttribute('data-view');
  return { shown, press: (key: string) => fireEvent.keyDown(document.body, { key }) };
}

it('gives the whole stage to either half, by button and by key', async () => {
  const { shown, press } = await setup();
  expect(shown()).toBe('both');
  press('v');
  expect(screen.getByRole('button', { name: 'Diagram' }).getAttribute('aria-pressed')).toBe('true');
  expect(shown()).toBe('diagram');
  fireEvent.click(screen.getByRole('button', { name: 'Cloakroom' }));
  expect(shown()).toBe('cloakroom');
  fireEvent.click(screen.getByRole('button', { name: 'Both' }));
  expect(shown()).toBe('both');
});

it('tells of no full screen where the browser has none', async () => {
  const { press } = await setup();
  expect(screen.queryByRole('button', { name: 'Full screen' })).toBeNull();
  press('?');
  const keys = await screen.findByRole('dialog', { name: 'Keys of the timeline' });
  expect(keys.textContent).toContain('Cloakroom, diagram or both');
  expect(keys.textContent).not.toContain('Full screen');
});

it('hears nothing but its way back while it is black, and gives the focus back, be it to an arrow', async () => {
  const { shown, press } = await setup();
  const arrow = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'g'));
  arrow.setAttribute('tabindex', '0');
  arrow.focus();
  press('b');
  expect(document.activeElement?.className).toBe('dark-stage');
  press('v');
  expect(shown()).toBe('both');
  press('PageUp');
  expect(screen.getByRole<HTMLInputElement>('slider').value).toBe('4');
  press('b');
  expect(document.querySelector('.dark-stage')).toBeNull();
  expect(document.activeElement).toBe(arrow);
  arrow.remove();
});
