// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../testing/show-live.tsx';
import { Announcer } from './announcer.tsx';
import { TimelineBar } from './timeline-bar.tsx';

/** Somebody failed to log in, and then did: two chapters of six events. More happens by `lookUp`. */
async function setup() {
  const trace = createTraceBuilder();
  wrongPasswordExchange(trace);
  loginExchange(trace);
  const { arrive } = await showLive(
    <>
      <TimelineBar />
      <Announcer />
    </>,
    [...trace.events],
  );
  const lookUp = () => {
    const seen = trace.events.length;
    lookupExchange(trace);
    return arrive(trace.events.slice(seen));
  };
  const last = trace.events.length;
  const slider = screen.getByRole<HTMLInputElement>('slider', { name: 'Event shown' });
  return { last, lookUp, slider };
}

const press = (key: string, init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.body, { key, ...init });
const says = () => screen.getByRole('status', { name: 'Shown' }).textContent;
const news = () => screen.getByRole('log', { name: 'What happens' }).textContent;

it('counts what arrives while somebody looks back, and moves nothing', async () => {
  const { slider, last, lookUp } = await setup();
  fireEvent.change(slider, { target: { value: '2' } });
  await lookUp();
  await screen.findByRole('button', { name: 'Back to live 4 new' });
  expect(slider).toMatchObject({ value: '2', max: String(last + 4) });
  press('l');
  expect(slider.value).toBe(String(last + 4));
});

it('moves by its keys, and by none while somebody types', async () => {
  const { slider, last } = await setup();
  press('Home');
  expect(slider.value).toBe('1');
  press('ArrowRight');
  expect(slider.value).toBe('2');
  press('ArrowRight', { shiftKey: true });
  expect(slider.value).toBe('3');
  press('PageUp');
  expect(slider.value).toBe('1');
  press('End');
  expect(slider.value).toBe(String(last));
  const field = document.body.appendChild(document.createElement('input'));
  fireEvent.keyDown(field, { key: 'Home' });
  expect(slider.value).toBe(String(last));
  field.remove();
});

it('has a mark for each chapter, which names it and leads to its first event', async () => {
  const { slider } = await setup();
  const marks = screen.getAllByRole('button', { name: /^Chapter \d/ });
  expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual([
    'Chapter 1, Browser: Log in as ada (refused)',
    'Chapter 2, Browser: Log in as ada',
  ]);
  fireEvent.focus(marks[1] as HTMLElement);
  expect(document.querySelector('.chapter-name')?.textContent).toBe('Browser Log in as ada');
  fireEvent.click(marks[1] as HTMLElement, { detail: 0 });
  expect(slider.value).toBe('3');
  expect(slider.getAttribute('aria-valuetext')).toBe('Browser asks Server A: POST /api/login as ada');
});

it('is heard once: news while live, the event itself while looking back, and nothing the slider says', async () => {
  const { slider, lookUp, last } = await setup();
  await lookUp();
  await waitFor(() => expect(news()).toContain('Server A answers Browser: 200'));
  expect(says()).toBe('');
  const heard = news();
  press('Home');
  expect(says()).toBe('Event 1: Browser asks Server A: POST /api/login as ada');
  slider.focus();
  fireEvent.change(slider, { target: { value: '2' } });
  expect(says()).toBe('');
  slider.blur();
  press('l');
  expect(says()).toMatch(new RegExp(`^Event ${last + 4}: .*\\. Live$`));
  expect(news()).toBe(heard);
});
