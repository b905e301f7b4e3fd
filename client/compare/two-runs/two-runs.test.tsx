// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fromCallback } from 'xstate';
import type { TraceEvent } from '#shared/trace/event.ts';
import { attacker, createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, oldTicketExchange } from '#shared/trace/trace-stories.ts';
import { renderMermaid } from '../../diagram/render-mermaid.ts';
import { TimelineProvider } from '../../timeline/timeline-provider.tsx';
import { TwoRuns } from './two-runs.tsx';

vi.mock('../../diagram/render-mermaid.ts', () => ({ renderMermaid: vi.fn() }));

const folder = 'server/demo-app/';
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(folder + file, 'utf8') }));

/** As Mermaid draws it, every statement 50 pixels beneath the one before. */
const toPicture = (text: string): SVGSVGElement => {
  const statements = text.split('\n').filter((line) => line.includes(': '));
  const parts = statements.map((line, index) => {
    const [words] = line.split(': ').slice(1);
    const end = (index + 1) * 50;
    return line.includes('Note over')
      ? `<g data-et="note" data-id="i${index}"><rect class="note" y="${end - 30}" height="30"></rect><text>${words}</text></g>`
      : `<text class="messageText" x="0" y="${end - 20}">${words}</text><line data-et="message" data-id="i${index}" data-from="browser" x1="0" x2="200" y1="${end}" y2="${end}"></line>`;
  });
  const host = document.createElement('div');
  host.innerHTML = `<svg viewBox="0 0 400 ${statements.length * 50 + 10}">${parts.join('')}</svg>`;
  const picture = host.querySelector('svg');
  if (!picture) throw new Error('There is no picture.');
  return picture;
};

const setUp = (tell: {
  before: (trace: TraceBuilder) => unknown;
  after: (trace: TraceBuilder) => unknown;
}) => {
  const trace = createTraceBuilder();
  tell.before(trace);
  const count = trace.events.length;
  tell.after(trace.wait(60_000));
  const all = [...trace.events];
  render(
    <TimelineProvider
      source={{
        sandboxId: null,
        stream: fromCallback(() => undefined),
        code: async () => ({ ok: true, value: { files } }),
        edit: null,
        past: null,
      }}
    >
      <TwoRuns
        before={all.slice(0, count)}
        after={all.slice(count)}
        trace={all}
        setting="logout"
        broken="clears-cookie"
        sound="deletes"
      />
    </TimelineProvider>,
  );
  return all;
};

const side = (name: string) => screen.getByRole('region', { name });
const rowsOf = (name: string): string[] =>
  [...side(name).querySelectorAll('[role="button"][data-of]')].map(
    (one) => one.getAttribute('aria-label') ?? '',
  );
/** Where an arrow ends, from its picture's top. */
const heightOf = (arrow: Element): number =>
  Number(arrow.querySelector('line')?.getAttribute('y1')) +
  Number(
    arrow
      .getAttribute('transform')
      ?.match(/-?[\d.]+\)$/)?.[0]
      .slice(0, -1),
  );
const seeDrawn = () =>
  waitFor(() => expect(document.querySelectorAll('.two-runs svg [data-of]').length).toBeGreaterThan(0));

const stolen = { actor: attacker };
const torn = {
  before: (trace: TraceBuilder) => lookupExchange(loginExchange(trace), stolen),
  after: (trace: TraceBuilder) => oldTicketExchange(loginExchange(trace), stolen),
};

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(480);
  Element.prototype.scrollTo ??= () => undefined;
  vi.mocked(renderMermaid).mockImplementation(async (text) => toPicture(text));
});
afterEach(cleanup);

it('draws two pictures of one rendering, each with its own arrows, from the exchange on in which they part', async () => {
  setUp(torn);
  await seeDrawn();
  expect(renderMermaid).toHaveBeenCalledOnce();
  expect(rowsOf('With the mistake')).toHaveLength(4);
  expect(rowsOf('With the mistake')[3]).toMatch(/Server A answers Attacker: 200 OK$/);
  expect(rowsOf('Mended')[3]).toMatch(/^Otherwise in the other run: .*401 Unauthorized$/);
  expect(screen.getByRole('button', { name: /Log in as ada/ }).textContent).toContain('the same in both');
});

it('puts equal rows at equal heights, whatever the other run does between', async () => {
  setUp({
    before: (trace) => lookupExchange(lookupExchange(trace, {}), stolen),
    after: (trace) => oldTicketExchange(loginExchange(lookupExchange(trace, {})), stolen),
  });
  await seeDrawn();
  const rows = (name: string) =>
    new Map(
      [...side(name).querySelectorAll('g[data-of][role="button"]')].map((arrow) => [
        arrow.getAttribute('data-of'),
        heightOf(arrow),
      ]),
    );
  const [before, after] = [rows('With the mistake'), rows('Mended')];
  const shared = [...before].filter(([row]) => after.has(row));
  expect(shared.length).toBeGreaterThan(2);
  for (const [row, height] of shared) expect(after.get(row), `row ${row}`).toBe(height);
  expect(side('With the mistake').querySelectorAll('.two-runs-gap')).toHaveLength(1);
  expect(side('Mended').querySelectorAll('.two-runs-gap')).toHaveLength(0);
});

it('marks the last arrow by what it means for the visitor', async () => {
  setUp(torn);
  await seeDrawn();
  const ending = (name: string) => side(name).querySelector<SVGElement>('[data-ending]');
  expect(ending('With the mistake')?.dataset.ending).toBe('bad');
  expect(ending('Mended')?.dataset.ending).toBe('good');
  // Of the other answers nothing is judged.
  expect(side('Mended').querySelectorAll('svg .diagram-outcome')).toHaveLength(1);
  expect(screen.getByText('which must not be').closest('p')?.textContent).toContain('Attacker: 200, served');
  expect(screen.getByText('as it should be').closest('p')?.textContent).toContain(
    'Attacker: 401, turned away',
  );
});

it('shows what came before they part, when asked to', async () => {
  setUp(torn);
  await seeDrawn();
  fireEvent.click(screen.getByRole('button', { name: /Log in as ada/ }));
  await waitFor(() => expect(rowsOf('Mended')).toHaveLength(8));
  expect(screen.queryByRole('button', { name: /Log in as ada/ })).toBeNull();
});

it('says in words what both did in the row that is chosen, and marks it in both', async () => {
  setUp(torn);
  await seeDrawn();
  const [, , reply] = side('Mended').querySelectorAll('[role="button"][data-of]');
  if (!reply) throw new Error('There is no reply.');
  fireEvent.click(reply);
  expect(screen.getByRole('status').textContent).toBe(
    'With the mistake: Session Store answers Server A: here it is.Mended: Session Store answers Server A: nothing there.',
  );
  expect(document.querySelectorAll('.is-selected')).toHaveLength(2);
});

it('is one stop of the Tab key, and arrow keys go on and over to the other run', async () => {
  setUp(torn);
  await seeDrawn();
  await waitFor(() => expect(document.querySelectorAll('svg [data-of][tabindex="0"]')).toHaveLength(1));
  const [first, second] = side('With the mistake').querySelectorAll<SVGElement>('[role="button"][data-of]');
  first?.focus();
  if (first) fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(second);
  if (second) fireEvent.keyDown(second, { key: 'ArrowRight' });
  expect(document.activeElement?.closest('section')).toBe(side('Mended'));
  expect(document.activeElement?.getAttribute('data-of')).toBe(second?.dataset.of);
});

it('cuts the line that differs from the demo app’s own files, with what read it', async () => {
  setUp(torn);
  const lines = await screen.findByRole('region', { name: 'The line that differs' });
  const [minus, plus] = lines.querySelectorAll('pre');
  expect([minus?.textContent, plus?.textContent]).toEqual([
    "− Before: logout: 'clears-cookie'",
    "+ After: logout: 'deletes'",
  ]);
  expect(lines.textContent).toMatch(/policy\.ts, line \d+/);
  expect(lines.textContent).toMatch(
    /Read in session-routes\.ts, line \d+: if \(id !== null && site\.policy\.logout/,
  );
});

it('tells how both ended even where nothing can be drawn', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.mocked(renderMermaid).mockRejectedValue(new Error('broken'));
  setUp(torn);
  expect(await screen.findByText(/Could not draw the two runs/)).toBeTruthy();
  expect(screen.getByText('which must not be')).toBeTruthy();
});

it('says of runs that did the same that they never part', async () => {
  const same = (trace: TraceBuilder) => lookupExchange(trace, stolen);
  const all: readonly TraceEvent[] = setUp({ before: same, after: same });
  await seeDrawn();
  expect(screen.getByText(/They never part/)).toBeTruthy();
  expect(screen.queryByText('Here they part')).toBeNull();
  expect(all).toHaveLength(8);
});
