import fc from 'fast-check';
import type { Nodes } from 'hast';
import { describe, expect, it } from 'vitest';
import { LessonError } from './lesson-error.ts';
import { parseLesson } from './parse-lesson.ts';

const front = '---\ntitle: T\nsummary: S\nminutes: 5\n---\n';
const step = (body: string, head = '{#a title="A"}') => `::::step${head}\nProse.\n\n${body}\n::::\n`;
const places = new Set([
  '/lessons/other',
  '/lessons/other/there',
  '/exercises',
  '/exercises/write-it',
  '/practice/any/why-at-once',
]);
const parse = (text: string) => parseLesson(text, { slug: 'x', file: 'lessons/01-x/lesson.md', places });

/** What a reader sees of a text. */
const textOf = (node: Nodes | null | undefined): string => {
  if (node?.type === 'text') return node.value;
  return node && 'children' in node ? node.children.map(textOf).join('') : '';
};

function problemsOf(text: string): string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof LessonError) return error.problems.map((p) => `${p.line}:${p.column} ${p.message}`);
    throw error;
  }
  return [];
}

/** Line 6 opens the step, 7 is its prose; what is given begins in line 9. */
const problemsIn = (body: string) => problemsOf(front + step(body));

describe('parseLesson', () => {
  it('reads front matter, steps, beats, actions and observations', () => {
    const lesson = parse(`${front}
::::step{#hand-in title="Hand in your coat"}
Two *words* and a :term[cookie]{is=cookie} at 10:30, see note:this.
::log-in{label="Hand it in" username=ada password="tea: at four"}
::watch[Where is the *ticket* made?]

\`\`\`yaml observe
- says: A wrong password is turned away
  request: POST /api/login
  status: 401
- says: The script looked
  note: script-read-cookies
\`\`\`
Turned away.

:::more{title="Why?"}
Because.
:::

---

:::sequence{label="Both at once"}
::request{label="Show it" route="GET /dashboard?a=1"}
::old-ticket{label="Again" route="GET /api/protected"}
:::
::::

::::step{#read title="Only reading"}
Read this.
::::
`);
    expect(lesson).toMatchObject({
      slug: 'x',
      title: 'T',
      summary: 'S',
      minutes: 5,
      remember: [],
      sandbox: {},
    });
    expect(lesson.steps.map(({ id, title, beats }) => [id, title, beats.length])).toEqual([
      ['hand-in', 'Hand in your coat', 2],
      ['read', 'Only reading', 1],
    ]);
    const [first, second] = lesson.steps[0]?.beats ?? [];
    expect(first).toMatchObject({
      actions: [{ type: 'log-in', label: 'Hand it in', username: 'ada', password: 'tea: at four' }],
      sequenceLabel: null,
      watch: 'Where is the ticket made?',
      observe: [
        { says: 'A wrong password is turned away', request: 'POST /api/login', status: 401 },
        { says: 'The script looked', note: 'script-read-cookies' },
      ],
      more: [{ title: 'Why?' }],
    });
    expect(textOf(first?.say)).toBe('Two words and a cookie at 10:30, see note:this.');
    expect(textOf(first?.told)).toBe('Turned away.');
    expect(textOf(first?.more[0]?.prose)).toBe('Because.');
    expect(second).toMatchObject({
      actions: [
        { type: 'request', label: 'Show it', route: 'GET /dashboard?a=1' },
        { type: 'old-ticket', label: 'Again', route: 'GET /api/protected' },
      ],
      sequenceLabel: 'Both at once',
      told: null,
    });
    expect(lesson.steps[1]?.beats).toMatchObject([{ actions: [], observe: [], told: null, question: null }]);
  });

  it('waits for what the actions do where nothing else is said, since the step was opened', () => {
    const { steps } = parse(
      front +
        step(
          ':::sequence{label=x}\n::skip-time{label=a to="+1 hour"}\n::device{label=b kind=admin name=Boss route="GET /admin"}\n:::\n\n---\n\n::settings{label=c timeout=idle}',
        ),
    );
    expect(steps[0]?.beats.map(({ observe }) => observe)).toEqual([
      [
        { says: 'a', note: 'clock-moved', after: 'opened' },
        { says: 'b', request: 'GET /admin', actor: 'admin', name: 'Boss', after: ['opened', 1] },
      ],
      [{ says: 'c', note: 'settings-changed', timeout: 'idle', after: 'opened' }],
    ]);
  });

  it('reads what comes after a step above, after the opening, and as it was in the beginning', () => {
    const { steps, sandbox } = parse(
      `${front.replace('minutes: 5', 'minutes: 5\nsandbox: { servers: 2, store: down }')}${step(
        '::request{label=x route="GET /login"}',
        '{#first title=A}',
      )}${step(
        '::settings{label=y servers=2}\n```yaml observe\n- says: As it was\n  note: settings-changed\n  begins-as: lesson\n  after: [first, opened]\n- says: As every one\n  note: settings-changed\n  begins-as: default\n  after: 1\n```',
      )}`,
    );
    expect(sandbox).toEqual({ servers: '2', store: 'down' });
    const [lessons, every] = steps[1]?.beats[0]?.observe ?? [];
    expect(lessons).toMatchObject({
      servers: '2',
      store: 'down',
      timeout: 'absolute',
      after: ['first', 'opened'],
    });
    expect(every).toMatchObject({ servers: '1', store: 'up', timeout: 'absolute', after: 1 });
    expect(lessons).not.toHaveProperty('begins-as');
  });

  it('lets links lead to steps, lessons, exercises and out into the world', () => {
    const links = [
      'a',
      './a',
      '../other/',
      '../other/there#top',
      '/exercises/write-it',
      '/exercises/?x=1',
      'https://a.b/c',
    ];
    for (const link of links) expect(problemsOf(front + step(`[x](${link})`)), link).toEqual([]);
  });

  it.each([
    'b',
    '../othr/',
    '../other/here',
    '/exercises/write',
    'lesson.md',
    '//a/b',
    '#a',
    '/s/any/lessons',
  ])('refuses a link to %s, which leads nowhere', (link) => {
    expect(problemsOf(front + step(`\n[x](${link})`))).toEqual([
      expect.stringMatching(/^10:1 The link "[^"]*" leads nowhere/),
    ]);
  });

  it('reads a guess, with what it is about', () => {
    const guess = (line: string, action: string) =>
      parse(front + step(`${line}\n${action}`)).steps[0]?.beats[0]?.prediction;
    const login = '::log-in{username=ada}';
    const about = { route: 'POST /api/login', actor: 'browser', name: null };
    expect(guess('::predict[Where to?]{after=request}', login)).toEqual({
      question: 'Where to?',
      about,
      turn: 1,
      asks: 'lane',
      after: 'request',
    });
    expect(guess('::predict[Where *then*?]{asks=lane after=store-reply}', login)).toMatchObject({
      question: 'Where then?',
      after: 'store-reply',
    });
    const device = '::device{label=x kind=attacker name=Thief route="GET /dashboard"}';
    expect(guess('::predict[What?]{asks=status}', device)).toEqual({
      question: 'What?',
      about: { route: 'GET /dashboard', actor: 'attacker', name: 'Thief' },
      turn: 1,
      asks: 'status',
    });
    const twice =
      ':::sequence{label=Twice}\n::read-cookies{label=Look}\n::log-in{username=ada}\n::log-in{username=ada}\n:::';
    expect(guess('::predict[And then?]{asks=jar}', twice)).toMatchObject({ about, turn: 2 });
  });

  it('reads the name of a question, which is a beat of its own', () => {
    const [beat] = parse(front + step('::question{is=why-at-once}')).steps[0]?.beats ?? [];
    expect(beat).toMatchObject({ question: 'why-at-once', actions: [], observe: [] });
  });

  it('marks terms, keeps plain colons, and leaves no positions in the prose', () => {
    const prose = parse(front + step('A :term[rack]{is=store} at 10:30 or a:b under :ticket[].')).steps[0]
      ?.beats[0]?.say;
    const text = JSON.stringify(prose);
    expect(text).toContain('{"type":"element","tagName":"span","properties":{"dataTerm":"store"}');
    expect(text).toContain(
      '{"type":"element","tagName":"span","properties":{"dataTicket":""},"children":[]}',
    );
    expect(text).toContain('"value":":30"');
    expect(text).not.toContain('position');
  });

  it('survives the journey through JSON unchanged', () => {
    const lesson = parse(front + step('[a](https://example.org) `b`\n\n- c\n\n```js\nd\n```'));
    expect(JSON.parse(JSON.stringify(lesson))).toEqual(lesson);
  });

  it('reads Windows line ends and a byte order mark', () => {
    const text = front + step('```yaml observe\n- says: x\n  request: GET /login\n```');
    expect(parse(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(parse(text));
  });

  it.each([
    [
      'an unknown directive',
      '::logg-in{username=ada}',
      /^9:1 There is no action "::logg-in". Use one of: ::log-in/,
    ],
    [
      'a missing attribute',
      '::request{label=x}',
      /^9:1 In "::request": "route" is missing. Write for example route="GET/,
    ],
    ['an empty attribute', '::request{label route="GET /login"}', /^9:1 In "::request": "label" is empty/],
    [
      'an unknown attribute',
      '::log-in{user=ada}',
      /^9:1 In "::log-in": "user" means nothing here. Use only: username/,
    ],
    [
      'a bad route',
      '::request{label=x route="/dashboard"}',
      /^9:1 In "::request": "route" cannot be "\/dashboard"/,
    ],
    ['a route that climbs', '::request{label=x route="GET /../x"}', /^9:1 In "::request": "route" cannot be/],
    [
      'text in brackets',
      '::read-cookies[hello]{label=x}',
      /^9:1 "::read-cookies" takes no text in \[brackets\]/,
    ],
    ['curly quotes', '::read-cookies{label=“x”}', /^9:1 "label" has curly quotes/],
    [
      'a time that is none',
      '::skip-time{label=x to="an hour"}',
      /^9:1 In "::skip-time": "to" cannot be "an hour". Write for example to="\+1 hour"/,
    ],
    [
      'settings that set nothing',
      '::settings{label=x}',
      /^9:1 In "::settings": "servers" is missing. Write for example servers=2/,
    ],
    [
      'a store that there is not',
      '::settings{label=x sessions-in=cloud}',
      /^9:1 In "::settings": "sessions-in" cannot be "cloud"/,
    ],
    [
      'a server that there is not',
      '::restart-server{label=x server=C}',
      /^9:1 In "::restart-server": "server" cannot be "C"/,
    ],
    [
      'a device that sends what devices do not',
      '::device{label=x name=Phone route="DELETE /a"}',
      /^9:1 In "::device": "route" cannot be "DELETE \/a"/,
    ],
    [
      'a note that there is not',
      '```yaml observe\n- says: x\n  note: clock-stopped\n```',
      /^11:3 "note" cannot be "clock-stopped". Write for example note: clock-moved/,
    ],
    [
      'a directive that cannot be read',
      'Look:\n::log-in{username="ada}',
      /^10:1 "::log-in\{username="ada\}" looks like/,
    ],
    ['a directive in a list', '- ::log-in{username=ada}', /^9:3 "log-in" stands inside another block/],
    [
      'an action with three colons',
      ':::log-in\n:::',
      /^9:1 There is no block ":::log-in". Write "::log-in", with two/,
    ],
    ['an unknown inline directive', 'x :trem[rack]{is=store}', /^9:3 There is no inline directive ":trem"/],
    ['a term of nobody', ':term[rack]{is=rack}', /^9:1 This term is not complete/],
    ['a term without text', ':term{is=store}', /^9:1 This term is not complete/],
    ['raw HTML in a line', 'x <img src=y onerror=z>', /^9:3 Raw HTML is not read/],
    ['a raw HTML block', '\n<script>x</script>', /^10:1 Raw HTML is not read/],
    ['a javascript: link', '[x](javascript:alert)', /^9:1 A link may not begin with "javascript:"/],
    [
      'a disguised javascript: link',
      '[x](<Java&#9;Script:alert>)',
      /^9:1 A link may not begin with "JavaScript:"/,
    ],
    [
      'a data: link by reference',
      '[x][y]\n\n[y]: data:text/html,x',
      /^11:1 A link may not begin with "data:"/,
    ],
    ['a picture', '![x](y.png)', /^9:1 Pictures are not supported/],
    ['a caption', ':::caption\nD.\n:::', /^9:1 There are no captions any more/],
    [
      'a second observe block',
      '```yaml observe\n- says: x\n  request: GET /login\n```\n```yaml observe\n- says: x\n  request: GET /login\n```',
      /^13:1 A beat has one observe block/,
    ],
    ['a mistaken observe fence', '```observe\n- says: x\n```', /^9:1 This block would only be shown/],
    [
      'an observe block without a list',
      '```yaml observe\nsays: x\n```',
      /^10:1 The observe block is not a list/,
    ],
    ['an empty observe block', '```yaml observe\n```', /^10:1 The observe block is not a list/],
    [
      'an observation that is only text',
      '```yaml observe\n- x\n```',
      /^10:3 An observation is a set of fields/,
    ],
    [
      'a bad YAML line',
      '```yaml observe\n- says: x: y\n  request: GET /login\n```',
      /^10:9 This line is not YAML: .*"quotes"/,
    ],
    [
      'an unknown observation field',
      '```yaml observe\n- says: x\n  request: GET /login\n  statuss: 401\n```',
      /^12:3 "statuss" means nothing here/,
    ],
    [
      'a bad status',
      '```yaml observe\n- says: x\n  request: GET /login\n  status: 999\n```',
      /^12:3 "status" cannot be 999/,
    ],
    [
      'an observation that says nothing',
      '```yaml observe\n- request: GET /login\n```',
      /^10:3 "says" is missing/,
    ],
    ['an observation of nothing', '```yaml observe\n- says: x\n```', /^10:3 "request" is missing/],
    [
      'an observation after itself',
      '```yaml observe\n- says: x\n  request: GET /login\n  after: 1\n```',
      /^12:3 This is entry 1 of its list/,
    ],
    [
      'an observation after nothing',
      '```yaml observe\n- says: x\n  request: GET /login\n  after: soon\n```',
      /^12:3 No step above this one is called "soon"/,
    ],
    [
      'a second action in a beat',
      '::request{label=x route="GET /login"}\n\nThen.\n\n::read-cookies{label=y}',
      /^13:1 This is the second action of its beat. Tear off a new beat above it with ---/,
    ],
    [
      'a tear right beneath a text',
      'Look.\n---\n\n::read-cookies{label=y}',
      /^10:1 This line stands right beneath a text, and Markdown makes a heading of that. Leave a blank line/,
    ],
    ['a tear with nothing below', '---', /^9:1 This --- tears off nothing: no beat stands below it/],
    ['two tears in a row', '---\n\n---\n\nMore.', /^9:1 This --- tears off nothing/],
    [
      'too many words before a button',
      `${'word '.repeat(60)}\n\n::read-cookies{label=y}`,
      /^11:1 61 words before the button; 40 are the most/,
    ],
    [
      'too many words behind it',
      `::read-cookies{label=y}\n\n- ${'word '.repeat(20)}\n- ${'word '.repeat(21)}`,
      /^9:1 41 words behind the button; 40 are the most/,
    ],
    ['too many words to read', 'word '.repeat(40), /^7:1 41 words before the button/],
    [
      'an observe block above its action',
      '```yaml observe\n- says: x\n  request: GET /login\n```\n::read-cookies{label=y}',
      /^13:1 The observe block of this beat stands above its action/,
    ],
    [
      'a guess below its action',
      '::log-in{username=ada}\n::predict[Where?]',
      /^10:1 A guess comes before the action/,
    ],
    ['a guess without an action', '::predict[Where?]', /^9:1 "::predict" needs an action/],
    [
      'a guess at what is asked of nobody',
      '::predict[Where?]\n::read-cookies{label=y}',
      /^9:1 Nothing is asked of the server here/,
    ],
    [
      'a guess at the weather',
      '::predict[Rain?]{asks=weather}\n::log-in{username=ada}',
      /^9:1 In "::predict": "asks" cannot be "weather". Write for example asks=lane/,
    ],
    [
      'a moment for a status',
      '::predict[What?]{asks=status after=request}\n::log-in{username=ada}',
      /^9:1 In "::predict": "after" means nothing here/,
    ],
    [
      'two guesses in a step',
      '::predict[A?]\n::log-in{username=ada}\n\n---\n\n::predict[B?]\n::log-in{username=ada}',
      /^6:1 This step asks for more than one guess/,
    ],
    ['something to watch in nothing', '::watch[This.]', /^9:1 "::watch" needs an action/],
    [
      'two things to watch',
      '::read-cookies{label=y}\n::watch[This.]\n::watch[That.]',
      /^11:1 A beat has one ::watch line/,
    ],
    ['nothing to watch', '::read-cookies{label=y}\n::watch', /^10:1 This says nothing to look at/],
    [
      'a block with two colons',
      '::more{title=x}',
      /^9:1 "more" is a block. Begin it with three colons, :::more/,
    ],
    ['more without a title', ':::more\nx\n:::', /^9:1 This block has no title/],
    ['more without anything', ':::more{title=x}\n:::', /^9:1 There is no more here/],
    [
      'an action in more',
      ':::more{title=x}\n::read-cookies{label=y}\n:::',
      /^10:1 "read-cookies" stands inside/,
    ],
    [
      'a sequence of one',
      ':::sequence{label=x}\n::read-cookies{label=y}\n:::',
      /^9:1 A sequence has two actions or more/,
    ],
    [
      'a sequence without a label',
      ':::sequence\n::read-cookies{label=y}\n::read-cookies{label=y}\n:::',
      /^9:1 This sequence has no label/,
    ],
    [
      'text in a sequence',
      ':::sequence{label=x}\n::read-cookies{label=y}\n\nThen.\n\n::read-cookies{label=y}\n:::',
      /^12:1 Only actions stand in a sequence/,
    ],
    ['a question that there is not', '::question{is=why}', /^9:1 There is no question "why" in lessons/],
    ['a question written here', '::question[Why?]{is=why-at-once}', /^9:1 A question is only named here/],
    [
      'a question as a block',
      ':::question[x]\n- [x] a > b\n:::',
      /^9:1 .*Write "::question", with two colons/,
    ],
    [
      'a question behind an action',
      '::read-cookies{label=y}\n\n::question{is=why-at-once}',
      /^11:1 A question is a beat of its own/,
    ],
    [
      'text behind a question',
      '::question{is=why-at-once}\n\nThen this.',
      /^11:1 A question ends its beat. Move this above it/,
    ],
    ['a ticket that says something', 'Under :ticket[x].', /^9:7 A ticket says by itself whose it is/],
    [
      'a route that there is not',
      '::request{label=x route="GET /api/protcted"}',
      /^9:1 The demo app has no "GET \/api\/protcted". Use one of: POST \/api\/login,/,
    ],
    [
      'an observation of a route that there is not',
      '```yaml observe\n- says: x\n  request: POST /api/admin/users/revoke\n```',
      /^11:3 The demo app has no "POST \/api\/admin\/users\/revoke"/,
    ],
    [
      'somebody unknown',
      '::log-in{username=adda password=x}',
      /^9:1 The demo app does not know "adda". Use one of: ada/,
    ],
    [
      'a password with a typing error',
      '::device{label=x name=Phone route="POST /api/login" username=ada password="poetical-sciense"}',
      /^9:1 "poetical-sciense" is nearly the password of ada. Write "poetical-science"/,
    ],
    [
      'one device of two kinds',
      '::device{label=x name=Phone route="GET /login"}\n\n---\n\n::device{label=x kind=admin name=Phone route="GET /login"}',
      /^13:1 "Phone" is device above and admin here/,
    ],
    ...(
      [
        [
          'two tickets in one jar',
          'takes=browser-ticket shows="1234"',
          /^9:1 "takes" and "shows" do not go together: a jar holds one ticket/,
        ],
        [
          'a number that is none',
          'shows="12;34"',
          /^9:1 In "::device": "shows" cannot be "12;34". Write for example shows="1234"/,
        ],
        [
          'a guess that is none',
          'guesses=much-more',
          /"guesses" cannot be "much-more". Write for example guesses=one-less/,
        ],
        [
          'somebody without a recipe',
          'shows="1234" of=admin',
          /^9:1 "of" means something only beside guesses=recipe/,
        ],
        [
          'a guess without a number of one’s own',
          'guesses=one-less',
          /^9:1 "Thief" has no number of his own yet .* Let him log in above/,
        ],
      ] as const
    ).map(([what, how, expected]): [string, string, RegExp] => [
      what,
      `::device{label=x kind=attacker name=Thief route="GET /admin" ${how}}`,
      expected,
    ]),
    [
      'a guessing time without a rate',
      'So :guessing-time[]{per-second=fast}.',
      /^9:4 This does not say how many guesses a second.*Write :guessing-time\[\]\{per-second=10000\}/,
    ],
    [
      'a recipe for nobody',
      '::device{label=y kind=attacker name=Thief route="POST /api/login" username=linus password="just-for-fun"}\n\n---\n\n::device{label=x kind=attacker name=Thief route="GET /admin" guesses=recipe}',
      /^13:1 "of" is missing: whose number/,
    ],
    [
      'a guess of somebody who is no thief',
      '::device{label=y name=Phone route="POST /api/login" username=linus password="just-for-fun"}\n\n---\n\n::device{label=x name=Phone route="GET /admin" guesses=one-less}',
      /^13:1 Only a thief guesses numbers. Write kind=attacker/,
    ],
    [
      'an observation of nobody',
      '::device{label=x name=Phone route="GET /login"}\n```yaml observe\n- says: x\n  request: GET /login\n  name: Fone\n```',
      /^11:1 No device of this lesson is called "Fone". Use one of: Phone/,
    ],
    [
      'a beginning of another note',
      '```yaml observe\n- says: x\n  note: clock-moved\n  begins-as: default\n```',
      /^12:3 Only a change of settings "begins-as"/,
    ],
    [
      'a script that does two things',
      '::script{label=x sends-to=Thief route="GET /dashboard"}',
      /^9:1 A script does one thing: .*Write either sends-to=Thief or route=/,
    ],
    ['a script that does nothing', '::script{label=x}', /^9:1 A script does one thing/],
    [
      'a script that asks what there is not',
      '::script{label=x route="GET /nowhere"}',
      /^9:1 The demo app has no "GET \/nowhere"/,
    ],
    [
      'a script with code of the author’s',
      '::script{label=x sends-to=Thief code="alert(1)"}',
      /^9:1 In "::script": "code" means nothing here/,
    ],
    [
      'a guess about what goes to a thief',
      '::predict[x]\n\n::script{label=x sends-to=Thief}',
      /^9:1 Nothing is asked of the server here/,
    ],
    [
      'a drop of somebody who is no thief',
      '::device{label=x name=Phone route="GET /dashboard" takes=drop}',
      /^9:1 Only a thief has a drop to take from. Write kind=attacker/,
    ],
    [
      'a drop that is asked as a server is',
      '::script{label=x sends-to=Thief}\n```yaml observe\n- says: x\n  request: POST /api/login\n  receiver: Thief\n```',
      /^12:3 A receiver is asked by one route only. Write request: POST \/drop/,
    ],
    [
      'a drop of nobody',
      '::script{label=x sends-to=Thief}\n```yaml observe\n- says: x\n  request: POST /drop\n  receiver: Theif\n```',
      /^11:1 No device of this lesson is called "Theif". Use one of: Thief/,
    ],
    [
      'something sent to nobody',
      '```yaml observe\n- says: x\n  request: POST /api/login\n  sends: ticket\n```',
      /^12:3 Only a script's "sends" something/,
    ],
    ['an unknown note', '```yaml observe\n- says: x\n  note: rain\n```', /^11:3 "note" cannot be "rain"/],
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
    ['an empty step', `${front}::::step{#a title=A}\n::::\n`, ['6:1 This step has nothing to read']],
    [
      'a beat that is only watched',
      `${front}::::step{#a title=A}\n:::more{title=x}\ny\n:::\n::::\n`,
      ['7:1 This beat has nothing to read'],
    ],
    [
      'a step with two colons, in one sentence',
      `${front}::step{#a title=A}\nProse.\n\n---\n\n::log-in{username=nobody}\n::\n${step('')}`,
      ['6:1 A step begins with four colons and ends with four: ::::step{'],
    ],
    [
      'a step with three colons, in one sentence',
      `${front}:::step{#a title=A}\nProse.\n:::more{title=x}\ny\n:::\n:::\n`,
      ['6:1 A step begins with four colons and ends with four: ::::step{'],
    ],
    [
      'a step whose id means something else',
      front + step('', '{#opened title=A}'),
      ['6:1 A step cannot be called "opened"'],
    ],
    [
      'a sandbox that there cannot be',
      `---\ntitle: T\nsummary: S\nminutes: 5\nsandbox:\n  timeout: never\n  clock: slow\n---\n${step('')}`,
      [
        '6:3 "timeout" cannot be "never". Write for example timeout: idle (or absolute, both, none)',
        '7:3 "clock" means nothing here. Use only: timeout, servers',
      ],
    ],
    [
      'a sandbox that is no set of settings',
      `---\ntitle: T\nsummary: S\nminutes: 5\nsandbox: new\n---\n${step('')}`,
      ['5:1 "sandbox" is a set of settings. Write for example sandbox: { servers: 2'],
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
    ['a duplicate step id', `${front}${step('')}${step('')}`, ['11:1 The step id "a" is taken by line 6']],
    [
      'a step that is never closed',
      front + step('').replace(/::::\n$/, ''),
      ['6:1 This step is never closed'],
    ],
    [
      'a step inside a step',
      front + step('').replace(/::::\n$/, '') + step('', '{#b title=B}'),
      ['10:1 This step begins inside'],
    ],
    ['a closing line too many', `${front}${step('')}::::\n`, ['11:1 "::::" closes nothing']],
  ])('refuses %s, and says where', (_, text, expected) => {
    const problems = problemsOf(text);
    expect(problems.map((problem, index) => problem.slice(0, expected[index]?.length)).sort()).toEqual(
      [...expected].sort(),
    );
  });

  it('names file, line and column of every problem in one message, in order', () => {
    const text = `${front}${step('::a\n\n---\n\n::b')}`;
    expect(() => parse(text)).toThrow(
      /it has 2 problems[\s\S]*lessons\/01-x\/lesson\.md:9:1 There is no action "::a"[\s\S]*lesson\.md:13:1 There is no action "::b"/,
    );
  });

  it('reads or refuses whatever is typed, with lines that the file has', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '::::step{#a title=A}',
        '::::',
        ':::caption',
        ':::more{title=x}',
        ':::question[x]',
        '- [x] a > b',
        '::predict[x]',
        ':ticket[]',
        '\n\n---\n\n',
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
