import { describe, expect, it } from 'vitest';
import { LessonError } from './lesson-error.ts';
import { readLesson } from './parse-lesson.ts';

const mistake = `mistake:
  setting: logout
  broken: clears-cookie
  sound: deletes
  exercise: write-it
  not-saved: What was done before.
  frameworks:
    - { in: Django, option: logout(), default: deletes it, source: https://a.example/b }
  happened:
    - { what: A case, says: It went wrong., source: https://a.example/c }
`;
const five = `Break it.
::break{label="Leave it"}

---

:::exploit{label="Try it"}
::log-in{username=ada password="poetical-science"}
::request{label="Ask" route="GET /api/protected"}
:::

---

::mend{label="Put it back"}

---

::again{label="Try it again"}

---

::compare[One *arrow* more.]
`;
const front = (more = mistake) => `---\ntitle: T\nsummary: S\nminutes: 5\n${more}---\n`;
const step = (body = five, id = 'a') => `::::step{#${id} title="A"}\n${body}\n::::\n`;
const about = { slug: 'x', file: 'x.md', places: new Set(['/exercises/write-it']) };
const read = (text: string) => readLesson(text, about);

function problemsOf(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof LessonError) return error.problems.map((p) => `${p.line}:${p.column} ${p.message}`);
    throw error;
  }
  return [];
}

describe('a lesson about a mistake', () => {
  it('has its mistake in the front matter', () => {
    expect(read(front() + step()).lesson.mistake).toEqual({
      setting: 'logout',
      broken: 'clears-cookie',
      sound: 'deletes',
      fallback: null,
      exercise: 'write-it',
      notSaved: 'What was done before.',
      frameworks: [
        { in: 'Django', option: 'logout()', default: 'deletes it', source: 'https://a.example/b' },
      ],
      happened: [{ what: 'A case', says: 'It went wrong.', source: 'https://a.example/c' }],
    });
    expect(read(front('') + step('Read this.')).lesson.mistake).toBeNull();
  });

  it('has five beats: what is broken is set by the first and mended by the third, and the fourth does what the second did', () => {
    const { lesson, lines } = read(front() + step());
    const beats = lesson.steps[0]?.beats ?? [];
    expect(beats.map(({ role }) => role)).toEqual(['break', 'exploit', 'mend', 'again', 'compare']);
    const [broken, exploit, mend, again, compare] = beats;
    expect(broken?.actions).toEqual([{ type: 'settings', label: 'Leave it', logout: 'clears-cookie' }]);
    expect(broken?.observe).toEqual([
      { says: 'Leave it', note: 'settings-changed', logout: 'clears-cookie', after: 'opened' },
    ]);
    expect(mend?.actions).toEqual([{ type: 'settings', label: 'Put it back', logout: 'deletes' }]);
    expect(exploit?.sequenceLabel).toBe('Try it');
    expect(exploit?.actions.map(({ type }) => type)).toEqual(['log-in', 'request']);
    expect(again?.sequenceLabel).toBe('Try it again');
    expect(again?.actions).toEqual(exploit?.actions);
    expect(again?.actions[0]).not.toBe(exploit?.actions[0]);
    expect(compare).toMatchObject({ actions: [], observe: [] });
    expect(JSON.stringify(compare?.say)).toContain('"tagName":"em"');
    expect(lines.get(again?.actions[1] ?? {})).toBe(lines.get(again ?? {}));
  });

  it('may have something else to break, where a browser keeps no cookie for all sites', () => {
    const forAll = mistake
      .replace('setting: logout', 'setting: same-site')
      .replace('broken: clears-cookie', 'broken: none')
      .replace('sound: deletes', 'sound: lax\n  fallback: absent');
    const { lesson } = read(front(forAll) + step());
    expect(lesson.mistake?.fallback).toBe('absent');
    expect(lesson.steps[0]?.beats[0]?.actions).toEqual([
      { type: 'settings', label: 'Leave it', 'same-site': 'none' },
    ]);
    const wrong = /^9:3 Only for "setting: same-site" with "broken: none" is there one/;
    for (const text of [
      forAll.replace('fallback: absent', 'fallback: none'),
      `${forAll.replace('broken: none', 'broken: absent')}`,
    ])
      expect(problemsOf(front(text) + step())).toContainEqual(expect.stringMatching(wrong));
  });

  it('may have beats without a part around the five, and further steps', () => {
    const text = front() + step(`Look first.\n\n---\n\n${five}\n---\n\nThat was it.`) + step('More.', 'b');
    expect(read(text).lesson.steps.map(({ beats }) => beats.map(({ role }) => role))).toEqual([
      [null, 'break', 'exploit', 'mend', 'again', 'compare', null],
      [null],
    ]);
  });

  it.each([
    [
      'sound: deletes',
      'sound: delete',
      /^8:3 "logout" cannot be "delete". Use one of: deletes, clears-cookie/,
    ],
    ['sound: deletes', 'sound: clears-cookie', /^8:3 What is broken and what is sound are the same/],
    ['setting: logout', 'setting: log-out', /^6:3 There is no setting "log-out". Use one of: .*logout/],
    ['broken: clears-cookie', 'broken: deletes', /^8:3 What is broken and what is sound are the same/],
    ['not-saved: What was done before.', 'not-saved: ""', /^10:3 "not-saved" is empty/],
    ['exercise: write-it', 'exercise: write', /^9:3 There is no exercise "write"/],
    ['https://a.example/b', 'http://a.example/b', /^12:\d+ "source" cannot be "http:/],
    ['says: It went wrong.', 'say: It went wrong.', /^14:\d+ "says" is missing/],
    ['  happened:\n    - {', '  happens:\n    - {', /"happened" is a list with one entry/],
    ['mistake:', 'sandbox: { logout: clears-cookie }\nmistake:', /^8:3 The lesson begins with this already/],
  ])('is refused with %s written %s, at its line', (right, wrong, problem) => {
    const problems = problemsOf(front(mistake.replace(right, wrong)) + step());
    expect(problems).toContainEqual(expect.stringMatching(problem));
    expect(problems.join(), 'nothing that only follows from it').not.toContain('front matter');
  });

  it.each([
    ['::mend{label="Put it back"}', 'Nothing.', /five beats\. Missing: ::mend\./],
    ['::mend{label="Put it back"}', '::mend', /This mend has no label\. Write ::mend\{label/],
    ['::mend{label="Put it back"}', '::mend{label=x logout=deletes}', /"logout" means nothing in a mend/],
    [
      '::again{label="Try it again"}',
      '::again{label=x}\n::watch[x]\n::mend{label=y}',
      /one part in a mistake/,
    ],
    ['::compare[One *arrow* more.]', '::compare', /This says nothing of what to compare/],
    [':::exploit{label="Try it"}', ':::exploit{}', /This exploit has no label/],
    ['::request{label="Ask" route="GET /api/protected"}', 'Some text.', /Only actions stand in a exploit/],
    [':::exploit{label="Try it"}', '::exploit{label="Try it"}', /"exploit" is a block/],
    ['::break{label="Leave it"}', ':::break{label="Leave it"}\n:::', /Write "::break", with two colons/],
    [
      '::compare[One *arrow* more.]',
      '::compare[x]\n\n---\n\n::break{label=y}',
      /::break stands here a second time/,
    ],
    [
      '---\n\n::mend',
      '::::\n\n::::step{#b title=B}\n::mend',
      /The five beats of a mistake stand in one step/,
    ],
  ])('is refused with %s written %s', (right, wrong, problem) => {
    expect(problemsOf(front() + step(five.replace(right, wrong)))).toContainEqual(
      expect.stringMatching(problem),
    );
  });

  it('is refused with its beats in another order', () => {
    const swapped = five.replace('::break', '::x').replace('::mend', '::break').replace('::x', '::mend');
    expect(problemsOf(front() + step(swapped))).toEqual([
      expect.stringMatching(/^17:1 ::mend stands where ::break should\. The five are ::break, :::exploit,/),
    ]);
  });

  it('is no other lesson’s: the five need a mistake', () => {
    expect(problemsOf(front('') + step('Break it.\n::break{label="Leave it"}'))).toEqual([
      expect.stringMatching(/^8:1 A "break" stands in a lesson about a mistake/),
    ]);
  });
});
