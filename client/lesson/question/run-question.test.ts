import { expect, it } from 'vitest';
import type { Action } from '#shared/content/lesson.ts';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, logoutExchange } from '#shared/trace/trace-stories.ts';
import { prose } from '../lesson.fixture.ts';
import { type RunMeans, runQuestion } from './run-question.ts';

const logIn: Action = { type: 'log-in', username: 'ada', password: 'x' };
const logOut: Action = { type: 'request', label: 'Log out', route: 'POST /api/logout' };
const option = (id: string) => ({ id, text: prose(id), reason: prose(id) });
const question: PracticeQuestion = {
  id: 'q',
  topic: 't',
  kind: 'predict',
  asks: prose('What?'),
  sandbox: { logout: 'clears-cookie' },
  before: [logIn],
  run: [logOut],
  options: [option('a'), option('b')],
  expected: 'a',
  facts: ['answer'],
  claims: { a: ['204'], b: ['401'] },
};

/** A sandbox that tells what is done to it. */
const setup = (own: Partial<RunMeans> = {}) => {
  const trace = createTraceBuilder();
  const done: string[] = [];
  const means: RunMeans = {
    borrow: async ({ logout }) => {
      done.push(`logout ${logout}`);
      return null;
    },
    putBack: async () => {
      done.push('put back');
      return null;
    },
    act: async (action, isQuiet) => {
      done.push(`${action.type}${isQuiet ? ', quietly' : ''}`);
      if (action.type === 'log-in') loginExchange(trace);
      else logoutExchange(trace);
      return null;
    },
    hasTicket: () => false,
    events: () => trace.events,
    isLeft: () => false,
    pause: async () => undefined,
    ...own,
  };
  return { done, means };
};

it('sets what the question wants, does what comes before and what decides, and puts all back', async () => {
  const { done, means } = setup();
  const end = await runQuestion(question, means);
  expect(end).toMatchObject({ state: 'came', derived: { came: 'a' }, notPutBack: null });
  expect(done).toEqual(['logout clears-cookie', 'log-in, quietly', 'request', 'put back']);
});

it('logs out first whoever is logged in here', async () => {
  const { done, means } = setup({ hasTicket: () => true });
  await runQuestion(question, means);
  expect(done.slice(1, 3)).toEqual(['request, quietly', 'log-in, quietly']);
});

it.each([
  ['the sandbox cannot be set', { borrow: async () => 'No.' }],
  ['an action is refused', { act: async () => 'No.' }],
])('puts all back where %s, and says why', async (_, own) => {
  const { done, means } = setup(own);
  expect(await runQuestion(question, means)).toEqual({ state: 'trouble', message: 'No.' });
  expect(done.at(-1)).toBe('put back');
});

it('puts all back where something breaks', async () => {
  const { done, means } = setup({ act: () => Promise.reject(new Error('broken')) });
  await expect(runQuestion(question, means)).rejects.toThrow('broken');
  expect(done.at(-1)).toBe('put back');
});

it('does no more once it is left, and puts all back', async () => {
  let isLeft = false;
  const { done, means } = setup({ isLeft: () => isLeft });
  const leaving: RunMeans = {
    ...means,
    act: (action, isQuiet) => {
      isLeft = true;
      return means.act(action, isQuiet);
    },
  };
  expect(await runQuestion(question, leaving)).toEqual({ state: 'left' });
  expect(done).toEqual(['logout clears-cookie', 'log-in, quietly', 'put back']);
});

it('says what came where it could not be put back', async () => {
  const { means } = setup({ putBack: async () => 'The server does not answer.' });
  expect(await runQuestion(question, means)).toMatchObject({
    state: 'came',
    notPutBack: 'The server does not answer.',
  });
});

it('has no answer where none of those offered came, after having looked for a while', async () => {
  let looks = 0;
  const { means } = setup({
    pause: async () => {
      looks += 1;
    },
  });
  const end = await runQuestion({ ...question, claims: { a: ['200'], b: ['401'] } }, means);
  expect(end).toMatchObject({ state: 'came', derived: { came: null } });
  expect(looks).toBe(20);
});
