// @vitest-environment jsdom

import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { StageMessage, StageOrder, StageState } from '#shared/api/stage-api.ts';
import { runsAt } from '#shared/api/stage-runs.fixture.ts';
import { attacker, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, oldTicketExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../testing/show-live.tsx';
import { StagePage } from './stage-page.tsx';

vi.mock('../content/load-lessons.ts', () => ({ lessonSummaries: [] }));
// What Mermaid draws needs a browser, and two of them are tested where they are.
vi.mock('../scene/timeline-diagram.tsx', () => ({ TimelineDiagram: () => <p>the diagram</p> }));
vi.mock('../compare/two-runs/two-runs.tsx', () => ({
  TwoRuns: ({ before, after }: { before: { number: number }[]; after: { number: number }[] }) => (
    <p>{[before, after].map((run) => run.map(({ number }) => number).join(' ')).join(' | ')}</p>
  ),
}));

const runs = runsAt({ from: 5, to: 8 }, { from: 13, to: 16 });
const address = 'runs=5-8%2C13-16%2Clogout%2Cclears-cookie%2Cdeletes';

beforeEach(() => history.replaceState(null, '', location.pathname));

/** A stage that has seen both, and the line by which it is told what to do: with a name of its own, since tests of other files may have one open. */
async function setup(events = twoRuns(), line = {}) {
  const channel = new BroadcastChannel('coat-check:stage:of-laid-runs');
  let told: StageState | null = null;
  channel.onmessage = ({ data }: { data: StageMessage }) => {
    if (data.type === 'stage') told = data.state;
  };
  onTestFinished(() => channel.close());
  Element.prototype.scrollTo ??= () => undefined;
  const { arrive, tellLine } = await showLive(<StagePage id="of-laid-runs" />, events, line);
  const order = (order: StageOrder) => channel.postMessage({ type: 'order', order } satisfies StageMessage);
  return {
    arrive,
    tellLine,
    order,
    lay: () => order({ does: 'runs', runs }),
    press: (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key }),
    told: () => told,
    at: () => document.querySelector<HTMLInputElement>('.timeline-bar [type="range"]')?.value,
    isCovered: () => document.querySelector('.stage')?.hasAttribute('inert'),
  };
}

/** 1 to 8 with the mistake, 9 to 16 mended. */
function twoRuns() {
  const trace = createTraceBuilder();
  lookupExchange(loginExchange(trace), { actor: attacker });
  oldTicketExchange(loginExchange(trace), { actor: attacker });
  return [...trace.events];
}

const laid = () => screen.queryByRole('region', { name: 'Both runs' });
const seeLaid = () => screen.findByText('5 6 7 8 | 13 14 15 16');

it('lays both over the stage, under what was asked of the house, and puts them away by Escape, by its button and by order', async () => {
  const { order, lay, press, told, isCovered } = await setup();
  for (const away of [
    () => press('Escape'),
    () => fireEvent.click(screen.getByRole('button', { name: 'Put away' })),
    () => order({ does: 'runs', runs: null }),
  ]) {
    lay();
    await seeLaid();
    expect(screen.getByRole('heading', { name: 'What does a logout do?' })).toBeDefined();
    expect(document.activeElement).toBe(laid());
    expect(isCovered()).toBe(true);
    await waitFor(() => expect(told()?.runs).toEqual(runs));
    away();
    await waitFor(() => expect(laid()).toBeNull());
    expect(isCovered()).toBe(false);
    await waitFor(() => expect(told()?.runs).toBeNull());
  }
});

it('moves nothing beneath them, goes along them by the keys of a remote, and is black above them', async () => {
  const { lay, press, order, at } = await setup();
  const ways = vi.spyOn(Element.prototype, 'scrollTo').mockReturnValue(undefined);
  lay();
  await seeLaid();
  for (const key of ['PageUp', 'ArrowLeft', 'Home', ' ', 'v']) press(key);
  order({ does: 'event before' });
  order({ does: 'show event', number: 3 });
  await waitFor(() => expect(ways).toHaveBeenCalledTimes(3));
  expect(at()).toBe('16');
  press('b');
  expect(document.activeElement?.className).toBe('dark-stage');
  expect(laid()?.hasAttribute('inert')).toBe(true);
  press('Escape');
  expect(document.querySelector('.dark-stage')).toBeNull();
  expect(laid()).not.toBeNull();
  expect(document.activeElement).toBe(laid());
});

it('shows nothing that the curtain hides, whoever orders it', async () => {
  const { lay, press, order, told, at } = await setup();
  press('PageUp');
  await waitFor(() => expect(at()).toBe('15'));
  lay();
  order({ does: 'view', view: 'diagram' });
  await waitFor(() => expect(told()?.view).toBe('diagram'));
  expect(laid()).toBeNull();
  expect(told()?.runs).toBeNull();
});

it('shows nothing that waits in the wings, and lays them once that has been let in', async () => {
  const events = twoRuns();
  const { arrive, lay, press, order, told } = await setup(events.slice(0, 12));
  press('h');
  arrive(events.slice(12));
  lay();
  order({ does: 'view', view: 'diagram' });
  await waitFor(() => expect(told()?.view).toBe('diagram'));
  expect(laid()).toBeNull();
  press('h');
  await waitFor(() => expect(told()?.head).toBe(16));
  lay();
  await seeLaid();
});

it('makes way for what is pressed next, and stays while that goes into the wings', async () => {
  const { lay, order, told } = await setup();
  lay();
  await seeLaid();
  order({ does: 'hold', isHeld: true });
  await waitFor(() => expect(told()?.isHeld).toBe(true));
  order({ does: 'act', parts: 1 });
  order({ does: 'view', view: 'diagram' });
  await waitFor(() => expect(told()?.view).toBe('diagram'));
  expect(laid()).not.toBeNull();
  order({ does: 'hold', isHeld: false });
  await waitFor(() => expect(told()?.isHeld).toBe(false));
  order({ does: 'act', parts: 1 });
  await waitFor(() => expect(laid()).toBeNull());
});

it('comes back with them after a reload', async () => {
  history.replaceState(null, '', `?${address}`);
  const { press } = await setup();
  await seeLaid();
  press('Escape');
  await waitFor(() => expect(laid()).toBeNull());
  expect(location.search).toBe('');
});

it.each([
  `?${address}&event=15`,
  `?${address}&held=12`,
  '?runs=5-8%2C13-99%2Clogout%2Cclears-cookie%2Cdeletes',
])(
  'shows nothing to whoever writes an address of more than has been shown, now or later: %s',
  async (search) => {
    history.replaceState(null, '', search);
    await setup();
    await waitFor(() => expect(new URLSearchParams(location.search).get('runs')).toBeNull());
    expect(laid()).toBeNull();
  },
);

it('keeps them in its address while the server is away, and lays them once it has told the trace', async () => {
  history.replaceState(null, '', `?${address}`);
  const { tellLine } = await setup([], { isAway: true });
  expect(location.search).toBe(`?${address}`);
  expect(laid()).toBeNull();
  tellLine({ type: 'snapshot', dropped: 0, events: twoRuns(), skewMs: 0 });
  await seeLaid();
});

it('plays nothing on beneath them', async () => {
  const { order, told } = await setup();
  order({ does: 'play or pause' });
  await waitFor(() => expect(told()?.isPlaying).toBe(true));
  order({ does: 'runs', runs: { ...runs, before: { from: 1, to: 4 }, after: { from: 5, to: 8 } } });
  await waitFor(() => expect(told()?.isPlaying).toBe(false));
  expect(laid()).not.toBeNull();
});

it('gives the focus back to what had it, and to the page where that cannot have it', async () => {
  const { lay, press, order } = await setup();
  const desk = screen.getByRole('button', { name: 'Diagram' });
  desk.focus();
  lay();
  await seeLaid();
  press('Escape');
  await waitFor(() => expect(laid()).toBeNull());
  expect(document.activeElement).toBe(desk);
  // Laid while it is black, and lit afterwards.
  press('b');
  lay();
  await seeLaid();
  expect(document.activeElement?.className).toBe('dark-stage');
  order({ does: 'black', isDark: false });
  await waitFor(() => expect(document.activeElement).toBe(laid()));
  press('Escape');
  await waitFor(() => expect(laid()).toBeNull());
  expect(document.activeElement?.id).toBe('main');
});

it('leaves the focus to the black above it when it is put away beneath', async () => {
  const { lay, press, order } = await setup();
  lay();
  await seeLaid();
  press('b');
  order({ does: 'runs', runs: null });
  await waitFor(() => expect(laid()).toBeNull());
  expect(document.activeElement?.className).toBe('dark-stage');
});

it('leaves Escape to whatever else has taken it', async () => {
  const { lay } = await setup();
  lay();
  await seeLaid();
  const taken = (event: KeyboardEvent) => event.preventDefault();
  laid()?.addEventListener('keydown', taken);
  fireEvent.keyDown(laid() ?? document.body, { key: 'Escape' });
  expect(laid()).not.toBeNull();
  laid()?.removeEventListener('keydown', taken);
  const dialog = document.body.appendChild(document.createElement('dialog'));
  onTestFinished(() => dialog.remove());
  dialog.open = true;
  fireEvent.keyDown(laid() ?? document.body, { key: 'Escape' });
  expect(laid()).not.toBeNull();
});
