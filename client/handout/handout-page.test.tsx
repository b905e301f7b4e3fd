// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { Lesson } from '#shared/content/lesson.ts';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, oldTicketExchange } from '#shared/trace/trace-stories.ts';
import type { LoadedWalk } from '../content/load-walk.ts';
import { lessonOf, prose, stepOf } from '../lesson/lesson.fixture.ts';
import type { Picture } from '../take-away/write-picture.ts';
import { drawPrinted, drawPrintedTwins } from './draw-printed.ts';
import { HandoutPage } from './handout-page.tsx';

vi.mock('./draw-printed.ts', () => ({ drawPrinted: vi.fn(), drawPrintedTwins: vi.fn() }));

const question: PracticeQuestion = {
  id: 'where',
  topic: 'names',
  kind: 'choice',
  asks: prose('Where is the name?'),
  sandbox: {},
  before: [],
  run: [],
  observe: [],
  seen: null,
  options: [
    { id: 'a', text: prose('In the store.'), reason: prose('Under the number.') },
    { id: 'b', text: prose('On the ticket.'), reason: prose('That has a number only.') },
  ],
  expected: 'a',
};
const logIn = { type: 'log-in', label: 'Hand in the coat', username: 'ada', password: 'x' } as const;
const lesson: Lesson = {
  ...lessonOf(
    stepOf(
      'come-in',
      { actions: [logIn], watch: 'Where is it made?', told: prose('There it hangs.') },
      { question: 'where' },
    ),
  ),
  title: 'The coat check',
  remember: ['A number, and nothing else.'],
};
const walk = (): LoadedWalk => {
  const events = [...loginExchange(createTraceBuilder()).events];
  const steps = [{ id: 'come-in', openedAt: 0, ends: [events.length, events.length] }];
  return { ok: true, walk: { trace: { dropped: 0, events }, steps, lines: {} } };
};
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="300" viewBox="0 0 640 300"><text>SETEX</text></svg>';
const picture: Picture = { svg, width: 640, height: 300 };

const show = (loaded: LoadedWalk = walk()) => {
  onTestFinished(cleanup);
  return act(async () => render(<HandoutPage lesson={lesson} loaded={loaded} known={[question]} />));
};
const printButton = () => screen.getByRole('button', { name: 'Print' });

beforeEach(() => {
  vi.mocked(drawPrinted).mockReset().mockResolvedValue(picture);
  vi.mocked(drawPrintedTwins).mockReset().mockResolvedValue({ before: picture, after: picture });
  window.print = vi.fn();
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }));
});

it('has what was told, what was pressed, the picture, and a line for a name', async () => {
  await show();
  const step = within(screen.getByRole('region', { name: '1 Step come-in' }));
  expect(step.getAllByText('Read this.')).toHaveLength(2);
  expect(step.getByText('Hand in the coat', { selector: 'b' })).toBeTruthy();
  expect(step.getByText('There it hangs.')).toBeTruthy();
  const figure = step.getByRole('figure', { name: 'Hand in the coat' });
  expect(figure.querySelector('svg')?.style.getPropertyValue('--on-paper')).toBe('368px');
  expect(figure.dataset.wide).toBe('true');
  expect(within(figure).getAllByRole('listitem')[0]?.textContent).toContain('POST /api/login');
  expect(screen.getByText('Name')).toBeTruthy();
});

it('draws each picture once, of its own events', async () => {
  await show();
  expect(vi.mocked(drawPrinted).mock.calls.map(([events, { caption }]) => [events.length, caption])).toEqual([
    [4, 'Hand in the coat'],
  ]);
});

it('lays a lab’s two runs beside each other, from where they part, with how each ended and the line between them', async () => {
  const ask = { type: 'request', label: 'Ask', route: 'GET /api/protected' } as const;
  const lab: Lesson = {
    ...lessonOf(stepOf('lab', { role: 'exploit', actions: [ask] }, { role: 'again', actions: [ask] })),
    mistake: {
      setting: 'logout',
      broken: 'clears-cookie',
      sound: 'deletes',
      exercise: null,
      fallback: null,
      notSaved: '',
      frameworks: [],
      happened: [],
    },
  };
  const trace = lookupExchange(createTraceBuilder());
  const until = lookupExchange(trace).events.length;
  const events = [...oldTicketExchange(lookupExchange(trace)).events];
  const steps = [{ id: 'lab', openedAt: 0, ends: [until, events.length] }];
  const loaded: LoadedWalk = { ok: true, walk: { trace: { dropped: 0, events }, steps, lines: {} } };
  const text = "  logout: { sound: 'deletes', broken: ['clears-cookie'] },";
  onTestFinished(cleanup);
  await act(async () =>
    render(
      <HandoutPage
        lesson={lab}
        loaded={loaded}
        known={[]}
        source={{ files: [{ file: 'policy.ts', text }] }}
      />,
    ),
  );
  expect(drawPrinted).not.toHaveBeenCalled();
  const [rows] = vi.mocked(drawPrintedTwins).mock.calls[0] ?? [];
  expect(rows?.map(({ before, after }) => [before?.number, after?.number])).toEqual([
    [5, 13],
    [6, 14],
    [7, 15],
    [8, 16],
  ]);
  const runs = within(screen.getByRole('region', { name: 'Both runs' }));
  expect(runs.getByText(/^First, the same in both but for numbers: Look up/)).toBeTruthy();
  expect(runs.getByRole('figure', { name: 'With the mistake' }).textContent).toContain('200');
  expect(runs.getByRole('figure', { name: 'Mended' }).textContent).toContain('401');
  const line = within(runs.getByRole('region', { name: 'The line that differs' }));
  expect(line.getByText("logout: 'clears-cookie'").closest('pre')?.dataset.sign).toBe('minus');
  expect(line.getByText("logout: 'deletes'").closest('pre')?.dataset.sign).toBe('plus');
});

it('asks without telling, and tells what is right and why on the last page', async () => {
  await show();
  const asked = within(screen.getByRole('region', { name: 'Questions' }));
  expect(asked.getByText('In the store.')).toBeTruthy();
  expect(asked.queryByText('Under the number.')).toBeNull();
  const answers = screen.getByRole('region', { name: 'Answers' });
  expect(answers.textContent).toMatch(
    /[AB], right\. In the store\. Under the number\.[AB], no\. That has a number only\.$/,
  );
  expect(answers.parentElement?.lastElementChild).toBe(answers);
});

it('prints when all pictures are drawn, and not before', async () => {
  let finish: (drawn: Picture) => void = vi.fn();
  vi.mocked(drawPrinted).mockReturnValue(
    new Promise((resolve) => {
      finish = resolve;
    }),
  );
  await show();
  printButton().click();
  expect(window.print).not.toHaveBeenCalled();
  expect(screen.getByText('Drawing the pictures: 0 of 1…')).toBeTruthy();
  await act(async () => finish(picture));
  printButton().click();
  expect(window.print).toHaveBeenCalledOnce();
});

it('tells what happened in words where it cannot be drawn, and prints all the same', async () => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  vi.mocked(drawPrinted).mockRejectedValue(new Error('broken'));
  await show();
  expect(screen.getByText(/^Could not draw this part: the drawing failed\./)).toBeTruthy();
  expect(screen.getAllByText(/POST \/api\/login/)).toBeTruthy();
  expect(printButton().getAttribute('aria-disabled')).toBe('false');
});

it('says so where there is no record, and has all the words', async () => {
  await show({ ok: false, why: 'its record is damaged' });
  expect(screen.getByRole('alert').textContent).toBe(
    'Could not show what happens in this lesson: its record is damaged. The text is all here; the pictures are not.',
  );
  expect(screen.getByText('There it hangs.')).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Answers' })).toBeTruthy();
  expect(drawPrinted).not.toHaveBeenCalled();
  expect(printButton().getAttribute('aria-disabled')).toBe('false');
});
