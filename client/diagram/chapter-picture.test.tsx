// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { participantsOf } from '#shared/diagram/participants.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { lookupExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import { ChapterPicture } from './chapter-picture.tsx';
import { createDrawQueue } from './draw-queue.ts';
import { whenIs } from './instant.ts';
import { renderMermaid } from './render-mermaid.ts';
import { createTabStop } from './tab-stop.ts';

vi.mock('./render-mermaid.ts', () => ({ renderMermaid: vi.fn() }));

const layout = { columnWidth: 208, fontSize: 13, lineLength: 24 };
const { events } = lookupExchange(createTraceBuilder());

/** A picture as Mermaid gives it: label and arrow side by side, in one row with all others. */
const toPicture = (count: number): SVGSVGElement => {
  const arrows = Array.from(
    { length: count },
    (_, index) =>
      `<text class="messageText" y="1">label</text><line data-et="message" data-id="i${index}" data-from="browser" x1="0" x2="9" y1="9"></line>`,
  );
  const host = document.createElement('div');
  host.innerHTML = `<svg>${arrows.join('')}</svg>`;
  const picture = host.querySelector('svg');
  if (!picture) throw new Error('There is no picture.');
  return picture;
};

const setup = () => {
  const container = document.createElement('div');
  const root = createRoot(container);
  const queue = createDrawQueue(() => Promise.resolve());
  const tabStop = createTabStop(() => undefined);
  const show = (seen: readonly TraceEvent[], cursor: number | null = null, head: number | null = null) =>
    act(async () => {
      const [chapter] = toChapters(seen);
      const participants = participantsOf(events);
      if (!chapter) throw new Error('There is no chapter.');
      root.render(
        <ChapterPicture
          chapter={chapter}
          participants={participants}
          layout={layout}
          queue={queue}
          cursor={cursor}
          head={head}
          tabStop={tabStop}
          seen={{ upTo: 0 }}
          place="open"
          keepInSight={() => undefined}
          chipOf={() => null}
          when={whenIs(chapter, cursor)}
          ghosts={null}
          stopAt={cursor ?? seen.length}
        />,
      );
    });
  return { container, show };
};

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // jsdom has no layout and so nothing to scroll.
  Element.prototype.scrollIntoView ??= () => undefined;
  vi.mocked(renderMermaid).mockImplementation(async (text) => toPicture(text.match(/->>/g)?.length ?? 0));
});
afterEach(() => vi.clearAllMocks());

it('ties every arrow and its label to the event it shows', async () => {
  const { container, show } = setup();
  await show(events);
  const arrows = [...container.querySelectorAll('line[data-event]')];
  expect(arrows.map((arrow) => arrow.getAttribute('data-event'))).toEqual(['1', '2', '3', '4']);
  const labels = [...container.querySelectorAll('text[data-event]')];
  expect(labels.map((label) => label.getAttribute('data-event'))).toEqual(['1', '2', '3', '4']);
  const names = [...container.querySelectorAll('[role="button"]')].map((one) =>
    one.getAttribute('aria-label'),
  );
  expect(names[1]).toBe('label. Server A looks up session 4f2a…c91');
  expect(names).toHaveLength(4);
});

it('keeps the last good picture and tells the rest in words when a drawing fails', async () => {
  const complaint = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { container, show } = setup();
  await show(events.slice(0, 2));
  vi.mocked(renderMermaid).mockRejectedValueOnce(new Error('broken'));
  await show(events);
  expect(container.querySelector('section')?.dataset.state).toBe('failed');
  expect(container.querySelectorAll('line[data-event]')).toHaveLength(2);
  expect([...container.querySelectorAll('li')].map((item) => item.textContent)[3]).toBe(
    'Server A answers Browser: 200 OK',
  );
  expect(complaint).toHaveBeenCalledOnce();
});

it('marks the selected event in every new picture of a growing chapter', async () => {
  const { container, show } = setup();
  await show(events.slice(0, 2), 2);
  await show(events, 2);
  expect(renderMermaid).toHaveBeenCalledTimes(2);
  expect(container.querySelector('.is-selected')?.getAttribute('data-of')).toBe('2');
});

it('draws nothing anew when only the selection moves', async () => {
  const { container, show } = setup();
  await show(events);
  await show(events, 2);
  expect(renderMermaid).toHaveBeenCalledOnce();
  expect(container.querySelector('.is-selected')?.getAttribute('data-of')).toBe('2');
});

it('fades back what comes after the cursor, and takes that away again', async () => {
  const { container, show } = setup();
  await show(events, 2);
  const future = () =>
    [...container.querySelectorAll('.is-future')].map((one) => one.getAttribute('data-of'));
  expect(future()).toEqual(['3', '4']);
  expect(container.querySelectorAll('[aria-hidden="true"]')).toHaveLength(2);
  await show(events);
  expect(future()).toEqual([]);
  expect(container.querySelectorAll('[aria-hidden="true"], .is-selected')).toHaveLength(0);
});

it('keeps room for what is still to be played, shows it when its turn comes, and lets it draw itself then', async () => {
  const { container, show } = setup();
  await show(events.slice(0, 2), null, 1);
  const hidden = () =>
    [...container.querySelectorAll('.is-unplayed')].map((one) => one.getAttribute('data-of'));
  expect(hidden()).toEqual(['2']);
  await show(events, null, 1);
  expect(hidden()).toEqual(['2', '3', '4']);
  expect(container.querySelectorAll('[aria-hidden="true"]')).toHaveLength(3);
  const news = () => [...container.querySelectorAll('.is-new')].map((one) => one.getAttribute('data-of'));
  expect(news()).toEqual(['2', '3', '4']);
  await show(events, null, 3);
  expect(hidden()).toEqual(['4']);
  await show(events);
  expect([hidden(), container.querySelectorAll('[aria-hidden="true"]').length]).toEqual([[], 0]);
  expect(renderMermaid).toHaveBeenCalledTimes(2);
});

it('tells nothing in words either before it is played', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { container, show } = setup();
  vi.mocked(renderMermaid).mockRejectedValueOnce(new Error('broken'));
  await show(events, null, 2);
  expect(container.querySelectorAll('li')).toHaveLength(2);
});

it('is one stop of the Tab key, at the cursor or the newest event', async () => {
  const { container, show } = setup();
  const stops = () =>
    [...container.querySelectorAll('[tabindex="0"]')].map((one) => one.getAttribute('data-of'));
  await show(events);
  expect(stops()).toEqual(['4']);
  await show(events, 2);
  expect(stops()).toEqual(['2']);
});

it('is not named by how it ended before the cursor has come there', async () => {
  const { container, show } = setup();
  const refused = wrongPasswordExchange(createTraceBuilder()).events;
  const title = () => container.querySelector('h3')?.textContent;
  await show(refused, 1);
  expect(title()).toBe('Log in as ada');
  await show(refused, 2);
  expect(title()).toBe('Log in as ada (refused)');
  await show(refused, 1, 1);
  expect(title()).toBe('Log in as ada');
});
