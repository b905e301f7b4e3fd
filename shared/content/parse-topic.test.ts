import { expect, it } from 'vitest';
import { LessonError } from './lesson-error.ts';
import { readTopic } from './parse-topic.ts';

const front = '---\ntitle: T\nsummary: S\n---\n';
const options = '- [ ] One. > Not that.\n- [x] Two. > That.';
const run = ':::run\n::request{route="GET /api/protected"}\n:::';
const block = (attributes: string, body: string, id = 'a') =>
  `::::question{#${id} ${attributes}}\nWhat?\n\n${body}\n\n::::\n`;
const choice = block('kind=choice seen=x/y', options);
const predict = (list: string, more = run) => block('kind=predict asks="answer store"', `${list}\n\n${more}`);
const order = (list: string) => block('kind=order', `${list}\n\n${run}`);
const right = '- [401 asked] One. > Not that.\n- [x 200 asked] Two. > That.';
const places = new Set(['/lessons/x/y']);
const read = (text: string) => readTopic(text, { id: 't', file: 't.md', places }).topic;

function problemsOf(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof LessonError) return error.problems.map((p) => `${p.line} ${p.message}`);
    throw error;
  }
  return [];
}

it('reads a choice with its reasons', () => {
  const [question] = read(front + choice).questions;
  expect(question).toMatchObject({
    id: 'a',
    topic: 't',
    kind: 'choice',
    expected: 'b',
    seen: 'x/y',
    run: [],
  });
  expect(question?.options.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(JSON.stringify(question?.options[1]?.reason)).toContain('That.');
});

it('reads a prediction with what each answer claims, its settings, and what comes before', () => {
  const more = `::with{servers=2}\n\n:::before\n::log-in{username=ada password="poetical-science"}\n:::\n\n${run}`;
  expect(read(front + predict(right, more)).questions[0]).toMatchObject({
    facts: ['answer', 'store'],
    claims: { a: ['401', 'asked'], b: ['200', 'asked'] },
    expected: 'b',
    sandbox: { servers: '2' },
    before: [{ type: 'log-in' }],
    run: [{ type: 'request', route: 'GET /api/protected' }],
  });
});

it('reads an order in the order of its file', () => {
  const list =
    '- [asks GET /api/protected] A. > A.\n- [command GET session:] B. > B.\n- [answers 401 to The phone] C. > C.';
  expect(read(front + order(list)).questions[0]).toMatchObject({
    expected: 'a b c',
    matches: { b: { type: 'command', name: 'GET', key: 'session:' }, c: { to: 'The phone', route: null } },
  });
});

it.each([
  ['no question', front, /^1 There is no question here/],
  ['text outside', `${front}Hello.\n\n${choice}`, /^5 Only questions stand here/],
  ['no kind', front + block('seen=x/y', options), /^5 A question is of a kind/],
  ['a place that is not', front + block('kind=choice seen=x/z', options), /^5 Nothing is seen at "x\/z"/],
  ['nothing that shows it', front + block('kind=choice', options), /^5 Nothing shows this/],
  ['a run unobserved', front + block('kind=choice', `${options}\n\n${run}`), /^5 What shall be seen/],
  ['two right ones', front + choice.replace('[ ]', '[x]'), /^5 Exactly one option is right/],
  [
    'an option without a reason',
    front + choice.replace(' > Not that.', ''),
    /^8 An option has a text and its reason/,
  ],
  ['an option without brackets', front + choice.replace('[ ] ', ''), /^8 An option begins with brackets/],
  ['a twin id', front + choice + choice, /^12 The id "a" is taken by line 5/],
  ['no fact', front + predict(right).replace('answer store', ''), /A prediction asks for one fact or more/],
  [
    'a strange fact',
    front + predict(right).replace('answer store', 'answer moon'),
    /^5 There is no fact "moon"/,
  ],
  ['a strange value', front + predict(right.replace('401', '4o1')), /^8 "answer" cannot be "4o1"/],
  [
    'a value too few',
    front + predict(right.replace('401 asked', '401')),
    /^8 In brackets stands one word for each/,
  ],
  [
    'two that claim the same',
    front + predict(right.replace('401', '200')),
    /^9 Another option says \[200 asked\]/,
  ],
  ['no run', front + predict(right, ''), /^5 A run decides here/],
  [
    'a strange item',
    front + order('- [asks] A. > A.\n- [b] B. > B.\n- [c] C. > C.'),
    /^8 "asks" names no event/,
  ],
  [
    'a strange setting',
    front + predict(right, `::with{servers=9}\n\n${run}`),
    /^11 In "::with": "servers" cannot be "9"/,
  ],
  ['a strange action', front + predict(right, ':::run\n::fly\n:::'), /^12 There is no action "::fly"/],
  [
    'text below',
    front + block('kind=choice seen=x/y', `${options}\n\nMore.`),
    /^11 What is asked stands above/,
  ],
])('refuses %s, and says where', (_, text, problem) => {
  expect(problemsOf(text)).toContainEqual(expect.stringMatching(problem));
});
