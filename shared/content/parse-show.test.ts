import { expect, it } from 'vitest';
import { LessonError } from './lesson-error.ts';
import { readShow } from './parse-show.ts';

const front = '---\ntitle: A show\nsummary: A sentence.\nminutes: 5\n---\n\n';
const about = { slug: 'a-show', file: 'show.md', places: new Set<string>() };
const logIn = '::log-in{username=ada password="poetical-science"}';

it('reads chapters with their notes, actions and questions', () => {
  const { script } = readShow(
    `${front}## One

First note,
on two lines.

Second note.

::curtain[Who makes it?]{before=store-command}

${logIn}

## Two

::request{label="Ask" route="GET /api/protected"}

::curtain[And now?]

::request{label="Ask again" route="GET /api/protected"}
`,
    about,
  );
  expect(script.lesson.steps.map(({ title, beats }) => [title, beats.length])).toEqual([
    ['One', 1],
    ['Two', 2],
  ]);
  expect(script.chapters.map(({ notes }) => notes)).toEqual([
    'First note, on two lines.\n\nSecond note.',
    '',
  ]);
  expect(script.chapters.map(({ curtains }) => curtains)).toEqual([
    [{ beat: 0, before: 'store-command', question: 'Who makes it?' }],
    [{ beat: 1, before: 'request', question: 'And now?' }],
  ]);
});

it.each([
  ['text above the first chapter', `Hello.\n\n## One\n\n${logIn}`, /:7:1 Nothing stands above/],
  ['no chapter', '', /no chapter/],
  ['a chapter in which nothing happens', '## One\n\nHello.', /:7:1 Nothing happens in this chapter/],
  ['an unknown action', '## One\n\n::wave{}', /:9:1 There is no action "::wave"/],
  [
    'a question without an end',
    `## One\n\n${logIn}\n\n::curtain[What now?]`,
    /Nothing comes after the question/,
  ],
  ['a question that asks nothing', `## One\n\n::curtain[]\n\n${logIn}`, /:9:1 A question has 1 to/],
  [
    'a curtain before nothing known',
    `## One\n\n::curtain[Who?]{before=lunch}\n\n${logIn}`,
    /:9:1 A curtain is before/,
  ],
  ['a block', `## One\n\n:::more{title="A"}\nB\n:::\n\n${logIn}`, /A show has no blocks/],
])('refuses %s, with its line', (_, text, message) => {
  expect(() => readShow(front + text, about)).toThrow(LessonError);
  expect(() => readShow(front + text, about)).toThrow(message);
});
