import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LessonError } from './lesson-error.ts';
import { parseLesson } from './parse-lesson.ts';

const front = '---\ntitle: T\nsummary: S\nminutes: 5\n---\n';
const step = (body: string, head = '{#a title="A"}') =>
  `::::step${head}\nProse.\n:::caption\nC.\n:::\n${body}\n::::\n`;
const parse = (text: string) => parseLesson(text, { slug: 'x', file: 'lessons/01-x/lesson.md' });

function problemsOf(text: string): string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof LessonError) return error.problems.map((p) => `${p.line}:${p.column} ${p.message}`);
    throw error;
  }
  return [];
}

/** Line 6 opens the step, 7 is its prose, 8 to 10 its caption; what is given begins in line 11. */
const problemsIn = (body: string) => problemsOf(front + step(body));

describe('parseLesson', () => {
  it('reads front matter, steps, captions, actions and observations', () => {
    const lesson = parse(`${front}
::::step{#hand-in title="Hand in your coat"}
Two *words* and a :term[cookie]{is=cookie} at 10:30, see note:this.

:::caption
The attendant
takes \`your\` **coat**.
:::

::log-in{username=ada password="tea: at four"}
::request{label="Show it" route="GET /dashboard?a=1"}
::read-cookies{label="Let a script look"}
::old-ticket{label="Again" route="GET /api/protected"}

\`\`\`yaml observe
- says: A wrong password is turned away
  request: POST /api/login
  status: 401
- says: The script looked
  note: script-read-cookies
\`\`\`
::::

::::step{#read title="Only reading"}
Read this.
:::caption
Sit down.
:::
::::
`);
    expect(lesson).toMatchObject({ slug: 'x', title: 'T', summary: 'S', minutes: 5, remember: [] });
    expect(lesson.steps.map(({ id, title, caption }) => [id, title, caption])).toEqual([
      ['hand-in', 'Hand in your coat', 'The attendant takes your coat.'],
      ['read', 'Only reading', 'Sit down.'],
    ]);
    expect(lesson.steps[0]?.actions).toEqual([
      { type: 'log-in', username: 'ada', password: 'tea: at four' },
      { type: 'request', label: 'Show it', route: 'GET /dashboard?a=1' },
      { type: 'read-cookies', label: 'Let a script look' },
      { type: 'old-ticket', label: 'Again', route: 'GET /api/protected' },
    ]);
    expect(lesson.steps[0]?.observe).toEqual([
      { says: 'A wrong password is turned away', request: 'POST /api/login', status: 401 },
      { says: 'The script looked', note: 'script-read-cookies' },
    ]);
    expect(lesson.steps[1]).toMatchObject({ actions: [], observe: [] });
  });

  it('marks terms, keeps plain colons, and leaves no positions in the prose', () => {
    const prose = parse(front + step('A :term[rack]{is=store} at 10:30 or a:b.')).steps[0]?.prose;
    const text = JSON.stringify(prose);
    expect(text).toContain('{"type":"element","tagName":"span","properties":{"dataTerm":"store"}');
    expect(text).toContain('"value":":30"');
    expect(text).not.toContain('position');
  });

  it('survives the journey through JSON unchanged', () => {
    const lesson = parse(front + step('[a](https://example.org) `b`\n\n- c\n\n```js\nd\n```'));
    expect(JSON.parse(JSON.stringify(lesson))).toEqual(lesson);
  });

  it('reads Windows line ends and a byte order mark', () => {
    const text = front + step('```yaml observe\n- says: x\n  request: GET /\n```');
    expect(parse(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(parse(text));
  });

  it.each([
    [
      'an unknown directive',
      '::logg-in{username=ada}',
      /^11:1 There is no directive "::logg-in". Use one of: ::log-in/,
    ],
    [
      'a missing attribute',
      '::request{label=x}',
      /^11:1 In "::request": "route" is missing. Write for example route="GET/,
    ],
    ['an empty attribute', '::request{label route="GET /"}', /^11:1 In "::request": "label" is empty/],
    [
      'an unknown attribute',
      '::log-in{user=ada}',
      /^11:1 In "::log-in": "user" means nothing here. Use only: username/,
    ],
    [
      'a bad route',
      '::request{label=x route="/dashboard"}',
      /^11:1 In "::request": "route" cannot be "\/dashboard"/,
    ],
    [
      'a route that climbs',
      '::request{label=x route="GET /../x"}',
      /^11:1 In "::request": "route" cannot be/,
    ],
    [
      'text in brackets',
      '::read-cookies[hello]{label=x}',
      /^11:1 "::read-cookies" takes no text in \[brackets\]/,
    ],
    ['curly quotes', '::read-cookies{label=“x”}', /^11:1 "label" has curly quotes/],
    [
      'a time that is none',
      '::skip-time{label=x to="an hour"}',
      /^11:1 In "::skip-time": "to" cannot be "an hour". Write for example to="\+1 hour"/,
    ],
    [
      'settings that set nothing',
      '::settings{label=x}',
      /^11:1 In "::settings": "servers" is missing. Write for example servers=2/,
    ],
    [
      'a store that there is not',
      '::settings{label=x sessions-in=cloud}',
      /^11:1 In "::settings": "sessions-in" cannot be "cloud"/,
    ],
    [
      'a server that there is not',
      '::restart-server{label=x server=C}',
      /^11:1 In "::restart-server": "server" cannot be "C"/,
    ],
    [
      'a device that sends what devices do not',
      '::device{label=x name=Phone route="DELETE /a"}',
      /^11:1 In "::device": "route" cannot be "DELETE \/a"/,
    ],
    [
      'a note that there is not',
      '```yaml observe\n- says: x\n  note: clock-stopped\n```',
      /^13:3 "note" cannot be "clock-stopped". Write for example note: clock-moved/,
    ],
    [
      'a directive that cannot be read',
      'Look:\n::log-in{username="ada}',
      /^12:1 "::log-in\{username="ada\}" looks like/,
    ],
    ['a directive in a list', '- ::log-in{username=ada}', /^11:3 "log-in" stands inside another block/],
    [
      'an action with three colons',
      ':::log-in\n:::',
      /^11:1 There is no block ":::log-in". Write "::log-in", with two/,
    ],
    ['an unknown inline directive', 'x :trem[rack]{is=store}', /^11:3 There is no inline directive ":trem"/],
    ['a term of nobody', ':term[rack]{is=rack}', /^11:1 This term is not complete/],
    ['a term without text', ':term{is=store}', /^11:1 This term is not complete/],
    ['raw HTML in a line', 'x <img src=y onerror=z>', /^11:3 Raw HTML is not read/],
    ['a raw HTML block', '\n<script>x</script>', /^12:1 Raw HTML is not read/],
    ['a javascript: link', '[x](javascript:alert)', /^11:1 A link may not begin with "javascript:"/],
    [
      'a disguised javascript: link',
      '[x](<Java&#9;Script:alert>)',
      /^11:1 A link may not begin with "JavaScript:"/,
    ],
    [
      'a data: link by reference',
      '[x][y]\n\n[y]: data:text/html,x',
      /^13:1 A link may not begin with "data:"/,
    ],
    ['a picture', '![x](y.png)', /^11:1 Pictures are not supported/],
    ['a second caption', ':::caption\nD.\n:::', /^6:1 A step has exactly one caption; this one has 2/],
    [
      'a second observe block',
      '```yaml observe\n- says: x\n  request: GET /\n```\n```yaml observe\n- says: x\n  request: GET /\n```',
      /^15:1 A step has one observe block/,
    ],
    ['a mistaken observe fence', '```observe\n- says: x\n```', /^11:1 This block would only be shown/],
    [
      'an observe block without a list',
      '```yaml observe\nsays: x\n```',
      /^12:1 The observe block is not a list/,
    ],
    ['an empty observe block', '```yaml observe\n```', /^12:1 The observe block is not a list/],
    [
      'an observation that is only text',
      '```yaml observe\n- x\n```',
      /^12:3 An observation is a set of fields/,
    ],
    [
      'a bad YAML line',
      '```yaml observe\n- says: x: y\n  request: GET /\n```',
      /^12:9 This line is not YAML: .*"quotes"/,
    ],
    [
      'an unknown observation field',
      '```yaml observe\n- says: x\n  request: GET /\n  statuss: 401\n```',
      /^14:3 "statuss" means nothing here/,
    ],
    [
      'a bad status',
      '```yaml observe\n- says: x\n  request: GET /\n  status: 999\n```',
      /^14:3 "status" cannot be 999/,
    ],
    ['an observation that says nothing', '```yaml observe\n- request: GET /\n```', /^12:3 "says" is missing/],
    ['an observation of nothing', '```yaml observe\n- says: x\n```', /^12:3 "request" is missing/],
    [
      'an observation after itself',
      '```yaml observe\n- says: x\n  request: GET /\n  after: 1\n```',
      /^14:3 This is entry 1 of its list/,
    ],
    [
      'an observation after nothing',
      '```yaml observe\n- says: x\n  request: GET /\n  after: soon\n```',
      /^14:3 "after" cannot be "soon"/,
    ],
    ['an unknown note', '```yaml observe\n- says: x\n  note: rain\n```', /^13:3 "note" cannot be "rain"/],
  ])('refuses %s, and says where', (_, body, expected) => {
    const problems = problemsIn(body);
    expect(problems[0]).toMatch(expected);
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['an empty file', '', ['1:1 The lesson does not begin', '1:1 The lesson has no step']],
    ['a lesson without steps', front, ['1:1 The lesson has no step']],
    ['no front matter', step(''), ['1:1 The lesson does not begin']],
    [
      'too much to remember',
      `---\ntitle: T\nsummary: S\nminutes: 5\nremember: [a, b, c, d, e]\n---\n${step('')}`,
      [
        '5:1 "remember" cannot be ["a","b","c","d","e"]. Write for example remember: ["One sentence.", "And another."]',
      ],
    ],
    [
      'bad front matter',
      `---\ntitle: T\nminutes: ten\nauthor: me\n---\n${step('')}`,
      ['2:1 "summary" is missing', '3:1 "minutes" cannot be "ten"', '4:1 "author" means nothing'],
    ],
    ['front matter that is not YAML', `---\ntitle: a: b\n---\n${step('')}`, ['2:8 This line is not YAML']],
    [
      'front matter that is a list',
      `---\n- a\n---\n${step('')}`,
      ['2:1 The front matter is not a set of fields'],
    ],
    ['empty front matter', `---\n---\n${step('')}`, ['2:1 The front matter is not a set of fields']],
    ['text outside a step', `${front}Hello\n\n${step('')}`, ['6:1 Nothing may stand outside a step']],
    [
      'a step without caption',
      `${front}::::step{#a title=A}\nx\n::::\n`,
      ['6:1 A step has exactly one caption; this one has none'],
    ],
    [
      'an empty caption',
      `${front}::::step{#a title=A}\nx\n:::caption\n:::\n::::\n`,
      ['8:1 The caption is empty'],
    ],
    [
      'a step without prose',
      `${front}::::step{#a title=A}\n:::caption\nx\n:::\n::::\n`,
      ['6:1 This step has nothing to read'],
    ],
    [
      'a step without id and title',
      front + step('', ''),
      ['6:1 A step needs an id', '6:1 This step has no title'],
    ],
    ['a step with an odd id', front + step('', '{#Ä! title=A}'), ['6:1 A step needs an id']],
    [
      'an unknown attribute of a step',
      front + step('', '{#a title=A .b}'),
      ['6:1 "class" means nothing in a step'],
    ],
    ['a duplicate step id', `${front}${step('')}${step('')}`, ['13:1 The step id "a" is taken by line 6']],
    [
      'a step that is never closed',
      front + step('').replace(/::::\n$/, ''),
      ['6:1 This step is never closed'],
    ],
    [
      'a step inside a step',
      front + step('').replace(/::::\n$/, '') + step('', '{#b title=B}'),
      ['12:1 This step begins inside'],
    ],
    ['a closing line too many', `${front}${step('')}::::\n`, ['13:1 "::::" closes nothing']],
  ])('refuses %s, and says where', (_, text, expected) => {
    const problems = problemsOf(text);
    expect(problems.map((problem, index) => problem.slice(0, expected[index]?.length)).sort()).toEqual(
      [...expected].sort(),
    );
  });

  it('names file, line and column of every problem in one message, in order', () => {
    const text = `${front}${step('::a\n::b')}`;
    expect(() => parse(text)).toThrow(
      /it has 2 problems[\s\S]*lessons\/01-x\/lesson\.md:11:1 There is no directive "::a"[\s\S]*lesson\.md:12:1 There is no directive "::b"/,
    );
  });

  it('reads or refuses whatever is typed, with lines that the file has', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '::::step{#a title=A}',
        '::::',
        ':::caption',
        ':::',
        '---',
        'title: a',
        '- says: x',
        '```',
        '```yaml observe',
      ),
      fc.constantFrom(
        '::log-in',
        '::request{label=x route="GET /"}',
        ':term[',
        ']{is=store}',
        '<b>',
        '[x](javascript:y)',
        '- ',
        '> ',
        '    ',
      ),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\n', '\r\n', '\n\n', '\uFEFF'),
    );
    const document = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(document, (text) => {
        try {
          parse(text);
        } catch (error) {
          if (!(error instanceof LessonError)) throw error;
          const lines = text.split(/\r\n|\n|\r/).length;
          for (const { line, column } of error.problems) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines + 1);
            expect(column).toBeGreaterThanOrEqual(1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
