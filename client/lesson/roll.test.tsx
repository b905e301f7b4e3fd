// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Lesson, Step } from '#shared/content/lesson.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import { PanelsProvider, usePanels } from '../panels/panels-context.tsx';
import { showLive } from '../testing/show-live.tsx';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { beatOf, guess, lessonOf, logIn, lookUp, stepOf, whereTo } from './lesson.fixture.ts';
import { Roll } from './roll.tsx';
import { useLessonProgress } from './use-lesson-progress.ts';

/** A step of a lesson, fed by the page's own timeline. */
function LiveStep({ lesson, step }: { lesson: Lesson; step: Step }) {
  const {
    state: { context },
    send,
  } = useLessonProgress('a', lesson, step.id);
  const cursor = useTimeline((state) => state.context.cursor);
  return (
    <PanelsProvider place="beside" isKept={false}>
      <output>cursor {cursor ?? 'live'}</output>
      <OpenPanel />
      <Roll
        sandboxId="a"
        step={step}
        context={context}
        after={{ href: '/next', label: 'Next step' }}
        send={send}
      />
    </PanelsProvider>
  );
}

function OpenPanel() {
  return <output>panel {usePanels().shown ?? 'none'}</output>;
}

/** A server that answers a press, and then tells in the trace what has happened. */
async function setup(
  step: Step,
  before: (trace: TraceBuilder) => unknown = () => null,
  line: { isByAsking?: boolean } = {},
) {
  localStorage.clear();
  const trace = createTraceBuilder();
  before(trace);
  const asked: string[] = [];
  let answers = 200;
  let happens: (trace: TraceBuilder) => unknown = () => null;
  let arrive: (events: readonly TraceEvent[]) => void = () => undefined;
  vi.stubGlobal('fetch', async (address: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push(`${method} ${address} ${body ?? ''}`.trim());
    const count = trace.events.length;
    happens(trace);
    setTimeout(() => arrive(trace.events.slice(count)));
    return new Response('{}', { status: answers });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  Element.prototype.scrollIntoView = () => undefined;
  const live = await showLive(<LiveStep lesson={lessonOf(step)} step={step} />, trace.events, line);
  arrive = live.arrive;
  const press = (name: string | RegExp, then: (trace: TraceBuilder) => unknown = () => null) => {
    happens = then;
    const button = screen.getByRole('button', { name });
    button.focus();
    fireEvent.click(button);
  };
  const state = () => screen.getByRole('article').getAttribute('data-state');
  await waitFor(() => expect(screen.getByRole('article')).toBeDefined());
  const answerWith = (status: number) => {
    answers = status;
  };
  return { ...live, press, state, asked, answerWith };
}

const faults = async () =>
  (
    await axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'best-practice'],
      rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
    })
  ).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);

it('says, offers one main button, and keeps to itself what comes of it', async () => {
  const { state } = await setup(stepOf('a', guess, logIn));
  expect(state()).toBe('before');
  expect(screen.getByText('Guess the password.')).toBeDefined();
  expect(screen.getByText('How far does it get?')).toBeDefined();
  expect(screen.queryByText('Nothing went on.')).toBeNull();
  expect(document.querySelectorAll('[data-tone="main"]')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Next' })).toBeNull();
  expect(document.querySelector('.roll-then')?.textContent).toBe('Then Hand in the coat');
  expect(await faults()).toEqual([]);
});

it('plays what the press brings, tells it afterwards, and keeps the keyboard at the same place', async () => {
  const { press, state, asked } = await setup(stepOf('a', guess, logIn));
  press('Try the guess', wrongPasswordExchange);
  await waitFor(() => expect(state()).toBe('during'));
  const skip = await screen.findByRole('button', { name: /Arrow [12] of 2.*Skip/ });
  expect(document.activeElement).toBe(skip);
  expect(skip.title).toBe('Show all at once (Esc)');
  expect(screen.getByRole('status', { name: 'Result' }).textContent).toBe('');
  fireEvent.click(skip);
  await waitFor(() => expect(state()).toBe('after'));
  expect(asked).toEqual(['POST /s/a/api/login {"username":"ada","password":"guess"}']);
  expect(screen.getByRole('status', { name: 'Result' }).textContent).toBe('401 turned away');
  expect(screen.getByText('Nothing went on.')).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }));
  expect(document.querySelectorAll('[data-tone="main"]')).toHaveLength(1);
  expect(await faults()).toEqual([]);
});

it('folds what is done, and reads on from the next beat’s own text', async () => {
  const { press } = await setup(stepOf('a', guess, logIn), wrongPasswordExchange);
  // Done before the step was opened: that does not count.
  expect(screen.getByText('Guess the password.')).toBeDefined();
  press('Try the guess', wrongPasswordExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  await screen.findByRole('button', { name: 'Next' });
  press('Next');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Now the right one.'));
  const stub = screen.getByRole('button', { name: /^Try the guess ?, done: 401 turned away$/ });
  fireEvent.click(stub);
  await screen.findByText('Nothing went on.');
  expect(screen.getByText('cursor 4')).toBeDefined();
  expect(document.querySelector('.roll-then')?.textContent).toBe('Then Hand in the coat');
});

it('sends what the learner wrote, and says what is still to be seen where that was not it', async () => {
  const { press, asked, state } = await setup(stepOf('a', logIn));
  press(/change/);
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'oops' } });
  press('Hand in the coat', wrongPasswordExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  await screen.findByText('turned away');
  expect(asked).toEqual(['POST /s/a/api/login {"username":"ada","password":"oops"}']);
  expect(state()).toBe('before');
  expect(screen.getByText('Still to be seen: the coat is taken.')).toBeDefined();
  expect(screen.queryByText('Your coat hangs.')).toBeNull();
});

it('does several actions at one press, one after another', async () => {
  const twice = beatOf({
    sequenceLabel: 'Twice',
    actions: [...lookUp.actions, ...lookUp.actions],
    observe: lookUp.observe,
  });
  const { press, asked, state } = await setup(stepOf('a', twice), loginExchange);
  press('Twice', lookupExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  await waitFor(() => expect(state()).toBe('after'));
  expect(asked).toEqual(['GET /s/a/api/protected', 'GET /s/a/api/protected']);
});

it('leaves the rest of its actions undone when its card is left', async () => {
  const twice = beatOf({ sequenceLabel: 'Twice', actions: [...lookUp.actions, ...lookUp.actions] });
  const step = stepOf('a', logIn, { ...twice, observe: lookUp.observe });
  const { press, asked } = await setup(step, loginExchange);
  press('Hand in the coat', loginExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  press(await screen.findByRole('button', { name: 'Next' }).then(() => 'Next'));
  press(await screen.findByRole('button', { name: 'Twice' }).then(() => 'Twice'), lookupExchange);
  const skip = await screen.findByRole('button', { name: /Arrow.*Skip/ });
  fireEvent.click(screen.getByRole('button', { name: /^Hand in the coat ?, done/ }));
  expect(skip.isConnected).toBe(false);
  await screen.findByText('Your coat hangs.');
  await act(() => new Promise((resolve) => setTimeout(resolve, 4_000)));
  expect(asked.filter((one) => one.startsWith('GET /s/a/api/protected'))).toHaveLength(1);
});

it('does nothing while the line is down, and says why', async () => {
  const { press, asked, tellLine } = await setup(stepOf('a', guess));
  tellLine({ type: 'line lost', why: 'gone' });
  await screen.findByText('The line is down: nobody would see what this causes.');
  press('Try the guess', wrongPasswordExchange);
  expect(asked).toEqual([]);
});

it('counts what is done where all is told by asking', async () => {
  const { press, state } = await setup(stepOf('a', guess), () => null, { isByAsking: true });
  press('Try the guess', wrongPasswordExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  await waitFor(() => expect(state()).toBe('after'));
});

it('says so when somebody before the house answers, of which no trace tells', async () => {
  const { press, answerWith } = await setup(stepOf('a', guess));
  answerWith(502);
  press('Try the guess');
  await screen.findByText('Could not do it: the house answered 502. Try again in a moment.');
});

it('leads to where one logs in from where a live ticket is lacking', async () => {
  const known = { ...lookUp, observe: [{ ...lookUp.observe[0], ticket: 'live' }] } as typeof lookUp;
  const { press, asked } = await setup(stepOf('a', known));
  expect(screen.getByText('Your ticket opens nothing: log in first.')).toBeDefined();
  press('Ask', lookupExchange);
  expect(asked).toEqual([]);
});

it('leads into the panels, at the event that is meant', async () => {
  const { press } = await setup(stepOf('a', logIn));
  press('Hand in the coat', loginExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  await screen.findByRole('group', { name: 'Look inside' });
  press('sessions.ts, line 25');
  await screen.findByText('panel code');
  expect(screen.getByText('cursor 2')).toBeDefined();
});

it('leads from the last beat to the next step, and offers the same again', async () => {
  const { press } = await setup(stepOf('a', logIn));
  press('Hand in the coat', loginExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  const link = await screen.findByRole('link', { name: 'Next step' });
  expect(document.activeElement).toBe(link);
  press('Again', loginExchange);
  await screen.findByRole('button', { name: /Skip/ });
});

it('names panels in a text as buttons, and shows the ticket that the browser holds', async () => {
  const told: typeof logIn.told = {
    type: 'root',
    children: [
      { type: 'element', tagName: 'strong', properties: {}, children: [{ type: 'text', value: 'Jar' }] },
      { type: 'element', tagName: 'strong', properties: {}, children: [{ type: 'text', value: 'must' }] },
      { type: 'element', tagName: 'span', properties: { dataTicket: '' }, children: [] },
    ],
  };
  const { press } = await setup(stepOf('a', { say: told }, {}));
  expect(screen.getByText('no ticket')).toBeDefined();
  expect(screen.getByText('must').tagName).toBe('STRONG');
  press('Jar');
  await screen.findByText('panel jar');
  await act(async () => undefined);
});

it('lets one go on past a question, answered or not', async () => {
  vi.doMock('../content/load-questions.ts', () => ({ loadQuestion: async () => null }));
  const { press } = await setup(
    stepOf('a', { say: { type: 'root', children: [] }, question: 'why-at-once' }, {}),
  );
  await screen.findByText('This question is there no more.');
  expect(await faults()).toEqual([]);
  press('Next');
  await screen.findByText('Read this.');
});

const result = () => screen.getByRole('status', { name: 'Result' }).textContent;
const asked = { ...logIn, prediction: whereTo };

it('lets one say what comes before the press, and tells beside the outcome whether it came', async () => {
  const { press, state } = await setup(stepOf('a', asked));
  const group = await screen.findByRole('group', { name: 'Where will the arrow go?' });
  const options = [...group.querySelectorAll('input')];
  expect(options.map(({ labels, checked }) => [labels?.[0]?.textContent, checked])).toEqual([
    ['A Back to the browser', false],
    ['B To the session store', false],
  ]);
  fireEvent.click(screen.getByLabelText(/Back to the browser/));
  fireEvent.click(screen.getByLabelText(/To the session store/));
  expect(await faults()).toEqual([]);
  press('Hand in the coat', loginExchange);
  const skip = await screen.findByRole('button', { name: /Arrow 1 of 4.*Skip/ });
  expect(screen.queryByRole('radio')).toBeNull();
  expect(screen.getByText(/You said/).parentElement?.textContent).toBe('You said B To the session store');
  expect(result()).toBe('');
  fireEvent.click(skip);
  await waitFor(() => expect(state()).toBe('after'));
  expect(result()).toBe('200 let inB, as you said: to the session store. ');
});

it('tells a wrong guess without blame, and keeps to it whatever is done again', async () => {
  const { press, state } = await setup(stepOf('a', asked));
  fireEvent.click(screen.getByLabelText(/Back to the browser/));
  press('Hand in the coat', loginExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  await waitFor(() => expect(state()).toBe('after'));
  const told = 'You said A, back to the browser. The arrow went to the session store.';
  expect(result()).toContain(told);
  press('Again', wrongPasswordExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  await waitFor(() => expect(result()).toContain('401'));
  expect(result()).toContain(told);
});

it('asks nobody to guess: the button works without, and nothing is judged', async () => {
  const { press, state } = await setup(stepOf('a', asked));
  press('Hand in the coat', loginExchange);
  fireEvent.click(await screen.findByRole('button', { name: /Skip/ }));
  await waitFor(() => expect(state()).toBe('after'));
  expect(result()).toBe('200 let in');
  expect(screen.queryByRole('radio')).toBeNull();
});
