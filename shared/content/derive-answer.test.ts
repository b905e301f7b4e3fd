import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, logoutExchange } from '../trace/trace-stories.ts';
import { deriveAnswer } from './derive-answer.ts';
import { readTopic } from './parse-topic.ts';

const questionOf = (attributes: string, body: string) => {
  const text = `---\ntitle: T\nsummary: S\n---\n::::question{#a ${attributes}}\nWhat?\n\n${body}\n\n:::run\n::request{route="POST /api/logout"}\n:::\n::::\n`;
  const [question] = readTopic(text, { id: 't', file: 't.md', places: new Set() }).topic.questions;
  if (!question) throw new Error('No question.');
  return question;
};
const afterLogout = questionOf(
  'kind=predict asks="answer jar sessions"',
  '- [204 as-before fewer] A. > A.\n- [x 204 gone fewer] B. > B.\n- [200 come more] C. > C.',
);
const inOrder = questionOf(
  'kind=order',
  '- [answers 204] A. > A.\n- [asks POST /api/logout] B. > B.\n- [command DEL session:] C. > C.',
);

/** A login, and then a logout. */
const story = () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  const since = trace.events.length;
  logoutExchange(trace);
  return { events: trace.events, since };
};

it('tells a prediction’s answer from what the run did, and which event shows it', () => {
  const { events, since } = story();
  expect(deriveAnswer(afterLogout, events, { since })).toEqual({ came: 'b', shownBy: { b: events.length } });
});

it('has no answer where what came is none of those offered, or nothing came', () => {
  const { events, since } = story();
  expect(deriveAnswer(afterLogout, events, { since: events.length }).came).toBeNull();
  expect(deriveAnswer(afterLogout, events, { since, until: events.length - 1 }).came).toBeNull();
});

it('tells an order by when things came, wherever they stand in the file', () => {
  const { events, since } = story();
  expect(deriveAnswer(inOrder, events, { since }).came).toBe('b c a');
});

it('has no order while one of its items has not come', () => {
  const { events, since } = story();
  const derived = deriveAnswer(inOrder, events, { since, until: events.length - 1 });
  expect(derived.came).toBeNull();
  expect(Object.keys(derived.shownBy)).toEqual(['b', 'c']);
});

it('tells two refusals apart by what they say', () => {
  const trace = createTraceBuilder();
  const refusal = { method: 'GET', path: '/api/token/protected', status: 401, reason: 'Unauthorized' };
  for (const error of ['the signature does not fit', 'the token has expired'])
    trace.exchange({ ...refusal, responseBody: JSON.stringify({ error }) });
  const faults = questionOf(
    'kind=order',
    '- [answers 401 saying expired] A. > A.\n- [answers 401 saying signature] B. > B.\n- [asks GET /api/token/protected] C. > C.',
  );
  expect(deriveAnswer(faults, trace.events, { since: 0 }).came).toBe('c b a');
  expect(deriveAnswer(faults, trace.events.slice(0, 2), { since: 0 }).came).toBeNull();
});
