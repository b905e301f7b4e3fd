// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../testing/show-live.tsx';
import { Announcer } from './announcer.tsx';
import { TimelineBar } from './timeline-bar.tsx';
import { useTimelineRef } from './timeline-provider.tsx';
import { useDeed } from './use-deed.ts';

/** In the middle of somebody's exchange another's begins and ends. */
const interleaved = (): TraceEvent[] => {
  const [slow, quick, mixed] = [createTraceBuilder(), createTraceBuilder(), createTraceBuilder()];
  const [first, ...rest] = lookupExchange(slow, {
    actor: { id: 'phone', kind: 'device', name: 'Phone' },
  }).events;
  if (first) mixed.add({ ...first, exchange: 'slow' });
  for (const event of lookupExchange(quick).events) mixed.add({ ...event, exchange: 'quick' });
  for (const event of rest) mixed.add({ ...event, exchange: 'slow' });
  return [...mixed.events];
};

/** Two ways to do something of which nothing comes by itself; one of them is a button that offers to skip. */
function Act() {
  const act = useDeed();
  const timeline = useTimelineRef();
  const nothing = () => Promise.resolve();
  return (
    <>
      <button type="button" onClick={() => void act(nothing)}>
        Act
      </button>
      <button type="button" onClick={() => void act(nothing, { isSkippedInPlace: true })}>
        Act in place
      </button>
      <button type="button" onClick={() => timeline.send({ type: 'place left' })}>
        Leave the place
      </button>
    </>
  );
}

/** Somebody failed to log in, and then did: two chapters of six events. More happens by `lookUp`. */
async function setup() {
  const trace = createTraceBuilder();
  wrongPasswordExchange(trace);
  loginExchange(trace);
  const { arrive } = await showLive(
    <>
      <TimelineBar />
      <Announcer />
      <Act />
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

it('says nothing before anything has happened, and still opens its list of keys', async () => {
  await showLive(<TimelineBar />);
  expect(screen.getByRole('region', { name: 'Timeline' }).dataset.empty).toBe('true');
  expect(screen.queryByText(/^Nothing has happened/)).toBeNull();
  press('?');
  await screen.findByRole('dialog', { name: 'Keys of the timeline' });
});

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

it('has a stub for each chapter, which names it and leads to its first event', async () => {
  const { slider } = await setup();
  const stubs = screen.getAllByRole('button', { name: /^Chapter \d/ });
  expect(stubs.map((stub) => stub.textContent)).toEqual([
    'Chapter 1, Browser: Log in as ada (refused).Log in as ada· 401',
    'Chapter 2, Browser: Log in as ada.Log in as ada· 200',
  ]);
  expect(stubs.map((stub) => stub.getAttribute('aria-current'))).toEqual([null, 'step']);
  fireEvent.click(stubs[1] as HTMLElement);
  expect(slider.value).toBe('3');
  expect(slider.getAttribute('aria-valuetext')).toBe('Browser asks Server A: POST /api/login as ada');
});

it('is heard once: news while live, the event itself while looking back, and nothing the slider says', async () => {
  const { slider, lookUp, last } = await setup();
  await lookUp();
  await waitFor(() => expect(news()).toBe('Look up: GET /api/protected: 4 arrows, answered 200 OK'));
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

it('says nothing of the place to whoever acts and so comes back to live: what comes of it is news', async () => {
  await setup();
  press('Home');
  expect(says()).toMatch(/^Event 1: /);
  fireEvent.click(screen.getByRole('button', { name: 'Act' }));
  expect(says()).toBe('');
});

it('offers to skip what is played, unless the button that was pressed does', async () => {
  const { slider, lookUp, last } = await setup();
  fireEvent.click(screen.getByRole('button', { name: 'Act in place' }));
  await lookUp();
  await waitFor(() => expect(slider.value).toBe(String(last + 1)));
  expect(screen.queryByRole('button', { name: 'Skip' })).toBeNull();
  press('Escape');
  await waitFor(() => expect(slider.value).toBe(String(last + 4)));

  fireEvent.click(screen.getByRole('button', { name: 'Act' }));
  await lookUp();
  const skip = await screen.findByRole('button', { name: 'Skip' });
  expect(skip.title).toMatch(/^Arrow \d of 4\. Show all at once \(Esc\)$/);
  fireEvent.click(skip);
  await waitFor(() => expect(slider.value).toBe(String(last + 8)));
  expect(screen.queryByRole('button', { name: 'Skip' })).toBeNull();
});

it('offers to skip what still plays once the button that offered it is gone', async () => {
  const { slider, lookUp, last } = await setup();
  fireEvent.click(screen.getByRole('button', { name: 'Act in place' }));
  await lookUp();
  await waitFor(() => expect(slider.value).toBe(String(last + 1)));
  fireEvent.click(screen.getByRole('button', { name: 'Leave the place' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Skip' }));
  await waitFor(() => expect(slider.value).toBe(String(last + 4)));
});

it('marks the chapter that the shown event is of, where another has begun since', async () => {
  await showLive(<TimelineBar />, interleaved());
  const marked = () =>
    screen.getAllByRole('button', { name: /^Chapter \d/ }).map((stub) => stub.getAttribute('aria-current'));
  expect(marked()).toEqual(['step', null]);
  press('Home');
  press('ArrowRight');
  expect(marked()).toEqual([null, 'step']);
});

it('hands on the focus of what goes when it is pressed', async () => {
  await setup();
  press('Home');
  const back = screen.getByRole('button', { name: 'Back to live' });
  back.focus();
  fireEvent.click(back);
  expect(back.isConnected).toBe(false);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Event after' }));
});

it('keeps the focus in the film where the fold that was pressed goes', async () => {
  const trace = createTraceBuilder();
  for (let times = 0; times < 12; times += 1) lookupExchange(trace);
  await showLive(<TimelineBar />, [...trace.events]);
  const fold = () => screen.queryByRole('button', { name: /^\d+ before$/ });
  for (let pressed = fold(); pressed; pressed = fold()) {
    pressed.focus();
    fireEvent.click(pressed);
  }
  expect(document.activeElement?.closest('.chapter-strip')).not.toBeNull();
});
