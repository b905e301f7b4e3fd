import { expect, it } from 'vitest';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import type { Walk } from '#shared/export/walk-file.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, oldTicketExchange } from '#shared/trace/trace-stories.ts';
import { lessonOf, prose, stepOf } from '../lesson/lesson.fixture.ts';
import { isDrawnBeside, toHandout } from './to-handout.ts';

const logIn = { type: 'log-in', label: 'Hand in the coat', username: 'ada', password: 'x' } as const;
const ask = { type: 'request', label: 'Ask', route: 'GET /api/protected' } as const;
const whoIsAsked = {
  question: 'Whom will it ask?',
  about: { route: 'GET /api/protected', actor: 'browser', name: null },
  turn: 1,
  asks: 'lane',
  after: 'request',
} as const;
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

const lesson = lessonOf(
  stepOf('come-in', { actions: [logIn] }, { question: 'where' }),
  stepOf('ask', { actions: [ask], prediction: whoIsAsked }),
);

/** Logs in, then asks. */
const walked = (): Walk => {
  const login = loginExchange(createTraceBuilder());
  const until = login.events.length;
  const events = [...lookupExchange(login).events];
  return {
    trace: { dropped: 0, events },
    steps: [
      { id: 'come-in', openedAt: 0, ends: [until, until] },
      { id: 'ask', openedAt: until, ends: [events.length] },
    ],
    lines: {},
  };
};

it('gives each beat what happened in it, and nothing twice', () => {
  const walk = walked();
  const { steps } = toHandout(lesson, walk, [question]);
  const numbers = steps.flatMap(({ beats }) => beats.map(({ events }) => events.map(({ number }) => number)));
  expect(numbers).toEqual([[1, 2, 3, 4], [], [5, 6, 7, 8]]);
});

it('asks what the lesson asks, in its order, and answers a guess by what came', () => {
  const { questions } = toHandout(lesson, walked(), [question]);
  expect(questions.map(({ deed, asks }) => deed ?? asks)).toEqual([question.asks, 'Ask']);
  const [practice, guess] = questions;
  expect(practice?.options.filter(({ isRight }) => isRight).map(({ text }) => text)).toEqual([
    question.options[0]?.text,
  ]);
  expect(guess?.options.map(({ text, isRight, reason }) => [text, isRight, reason])).toEqual([
    ['Back to the browser.', false, null],
    ['To the session store.', true, 'Seen in “Step ask”.'],
  ]);
});

it('answers a guess otherwise where something else came', () => {
  const walk = walked();
  const events = walk.trace.events.filter(({ type, number }) => number < 5 || !type.startsWith('store-'));
  const told = {
    ...walk,
    trace: { dropped: 0, events: events.map((event, at) => ({ ...event, number: at + 1 })) },
  };
  const [, guess] = toHandout(
    lesson,
    {
      ...told,
      steps: [...walk.steps.slice(0, 1), { id: 'ask', openedAt: 4, ends: [6] }],
    },
    [question],
  ).questions;
  expect(guess?.options.find(({ isRight }) => isRight)?.text).toBe('Back to the browser.');
});

it('has the words and the practice questions where nothing was recorded, and no guess that nobody could answer', () => {
  const { steps, questions } = toHandout(lesson, null, [question]);
  expect(steps.flatMap(({ beats }) => beats.flatMap(({ events }) => events))).toEqual([]);
  expect(questions.map(({ asks }) => asks)).toEqual([question.asks]);
});

it('leaves the pictures out of a step that the record does not know', () => {
  const walk = walked();
  const { steps } = toHandout(lesson, { ...walk, steps: walk.steps.slice(0, 1) }, [question]);
  expect(steps.map(({ beats }) => beats.map(({ events }) => events.length))).toEqual([[4, 0], [0]]);
});

it('has the two runs of a mistake where both were done, and how each ended for the visitor', () => {
  const lab = lessonOf(stepOf('lab', { role: 'exploit', actions: [ask] }, { role: 'again', actions: [ask] }));
  const trace = lookupExchange(loginExchange(createTraceBuilder()));
  const until = trace.events.length;
  oldTicketExchange(trace);
  const walk = {
    trace: { dropped: 0, events: [...trace.events] },
    steps: [{ id: 'lab', openedAt: 4, ends: [until, trace.events.length] }],
    lines: {},
  };
  const beats = toHandout(lab, walk, []).steps[0]?.beats ?? [];
  expect(beats.map(({ runs }) => runs && [runs.before.ending?.status, runs.after.ending?.status])).toEqual([
    null,
    [200, 401],
  ]);
  expect(beats.map((beat) => isDrawnBeside(beat, beats))).toEqual([true, true]);
  const alone =
    toHandout(lab, { ...walk, steps: [{ id: 'lab', openedAt: 4, ends: [until] }] }, []).steps[0]?.beats ?? [];
  expect(alone.map((beat) => [beat.runs, isDrawnBeside(beat, alone)])).toEqual([
    [null, false],
    [null, false],
  ]);
});

it('asks besides what one of its steps answers, and puts in order what has one', () => {
  const seen = { ...question, id: 'seen', seen: 'one/ask' } as const;
  const elsewhere = { ...question, id: 'elsewhere', seen: 'another/ask' } as const;
  const { questions } = toHandout(lesson, null, [question, elsewhere, seen]);
  expect(questions).toHaveLength(2);
  const order: PracticeQuestion = { ...question, kind: 'order', matches: {}, expected: 'b a' };
  const [first] = toHandout(lesson, null, [order]).questions;
  const places = first?.options.map(({ text, place }) => [
    text === order.options[0]?.text ? 'a' : 'b',
    place,
  ]);
  expect(new Map(places as [string, number][])).toEqual(
    new Map([
      ['a', 2],
      ['b', 1],
    ]),
  );
});
