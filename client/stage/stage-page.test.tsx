// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../testing/show-live.tsx';
import { StagePage } from './stage-page.tsx';

vi.mock('../content/load-lessons.ts', () => ({ lessonSummaries: [] }));
// What Mermaid draws needs a browser.
vi.mock('../scene/timeline-diagram.tsx', () => ({ TimelineDiagram: () => <p>the diagram</p> }));

// Each begins at the address of a stage that nobody has touched.
beforeEach(() => history.replaceState(null, '', location.pathname));

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

it('lets what comes wait in the wings, says how much, and brings it out at a step', async () => {
  const trace = createTraceBuilder();
  const { arrive } = await showLive(<StagePage id="a-sandbox" />, [...loginExchange(trace).events]);
  const press = (key: string) => fireEvent.keyDown(document.body, { key });
  const wings = () => screen.getByRole('status', { name: 'In the wings' }).textContent;
  press('h');
  expect(await screen.findByRole('button', { name: 'Hold', pressed: true })).toBeDefined();
  expect(wings()).toBe('The wings are empty');
  arrive(lookupExchange(trace).events.slice(4));
  await waitFor(() => expect(wings()).toBe('4 in the wings'));
  expect(screen.getByRole<HTMLInputElement>('slider').value).toBe('4');
  press('PageDown');
  await waitFor(() => expect(wings()).toBe('3 in the wings'));
  expect(screen.getByRole<HTMLInputElement>('slider').value).toBe('5');
  fireEvent.click(screen.getByRole('button', { name: 'Hold' }));
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('slider').value).toBe('8'));
  expect(wings()).toBe('');
});

it('says nothing of what comes while it shows what was before', async () => {
  const trace = createTraceBuilder();
  const { arrive } = await showLive(<StagePage id="a-sandbox" />, [...loginExchange(trace).events]);
  fireEvent.keyDown(document.body, { key: 'PageUp' });
  await waitFor(() =>
    expect(screen.getByRole('status', { name: 'Shown' }).textContent).toMatch(/^Event 3: /),
  );
  arrive(lookupExchange(trace).events.slice(4));
  fireEvent.keyDown(document.body, { key: 'PageDown' });
  await waitFor(() =>
    expect(screen.getByRole('status', { name: 'Shown' }).textContent).toMatch(/^Event 4: /),
  );
  fireEvent.keyDown(document.body, { key: 'l' });
  await waitFor(() =>
    expect(screen.getByRole('status', { name: 'Shown' }).textContent).toMatch(/^Event 8: /),
  );
  expect(screen.getByRole('log', { name: 'What happens' }).textContent).toBe('');
});

it('comes back as it was after a reload: the same half, the same event, and the same in the wings', async () => {
  history.replaceState(null, '', '?view=diagram&held=3&event=2');
  const { shown } = await setup();
  expect(shown()).toBe('diagram');
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('slider').value).toBe('2'));
  expect(screen.getByRole('status', { name: 'In the wings' }).textContent).toBe('1 in the wings');
  fireEvent.click(screen.getByRole('button', { name: 'Both' }));
  expect(new URLSearchParams(location.search).get('view')).toBeNull();
  expect(new URLSearchParams(location.search).get('held')).toBe('3');
});

it('plays with Space though a button of it was clicked, and leaves that to whoever came to it by Tab', async () => {
  await setup();
  const both = screen.getByRole('button', { name: 'Both' });
  fireEvent.pointerDown(both);
  both.focus();
  expect(fireEvent.keyDown(both, { key: ' ' })).toBe(false);
  expect(await screen.findByRole('button', { name: 'Pause' })).toBeDefined();
  fireEvent.keyDown(both, { key: 'Tab' });
  expect(fireEvent.keyDown(both, { key: ' ' })).toBe(true);
});

it('steps at a tap on the picture, back at its left edge, and not at one on a thing in it', async () => {
  await setup();
  const diagram = await screen.findByText('the diagram');
  const at = () => screen.getByRole<HTMLInputElement>('slider').value;
  fireEvent.click(diagram, { clientX: 10 });
  await waitFor(() => expect(at()).toBe('3'));
  fireEvent.click(diagram, { clientX: 10 });
  await waitFor(() => expect(at()).toBe('2'));
  fireEvent.click(diagram, { clientX: 300 });
  await waitFor(() => expect(at()).toBe('3'));
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
