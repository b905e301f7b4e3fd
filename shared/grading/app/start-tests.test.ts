import util from 'node:util';
import { expect, it } from 'vitest';
import { LearnerFault, usualOptions } from '../lab.ts';
import type { Deed, Said, TestStep } from '../tests/test-protocol.ts';
import { transpile } from '../transpile.ts';
import type { OfferedModules } from './offered-names.ts';
import { startTests } from './start-tests.ts';

const imports = `import { advance, logIn, revoke, show, ttlSeconds } from 'cloakroom';
import { beforeEach, describe, expect, test } from 'vitest';
`;

const bench = (code: string) =>
  startTests({
    modules: { util } as unknown as OfferedModules,
    code: transpile(imports.replaceAll('\n', ' ') + code),
    options: usualOptions,
    refuse(sentence) {
      throw new LearnerFault('beyond-lab', sentence);
    },
  });

const letIn: Said = { type: 'let in', browser: 0, ticket: 'session_id=1' };
const answer = (status: number, exchange: string): Said => ({ type: 'answer', status, body: null, exchange });

/** Runs the first test, with what comes of each deed. */
async function run(code: string, react: (what: Deed, count: number) => Said) {
  const tests = bench(code);
  const deeds: Deed[] = [];
  let step: TestStep = await tests.proceed({ type: 'begin', test: 0 });
  while (step.type === 'wants') {
    deeds.push(step.what);
    // Between two realms there is always a turn of the loop.
    await new Promise((resolve) => setImmediate(resolve));
    step = await tests.proceed({ type: 'go on', deed: step.deed, said: react(step.what, deeds.length) });
  }
  return { deeds, end: step };
}

const usual = (what: Deed, count: number) => (what.do === 'logIn' ? letIn : answer(200, `x${count}`));

it('lists tests by their titles, with those of their groups', async () => {
  const tests = bench(
    `test('one', () => {}); describe('two', () => { test('and three', () => {}); }); test('four', () => {});`,
  );
  expect(await tests.proceed({ type: 'list' })).toEqual({
    type: 'tests',
    titles: ['one', 'two › and three', 'four'],
  });
});

it('asks for one thing after another, and ends', async () => {
  const code = `test('t', async () => { const ada = await logIn('ada'); await ada.ask({ at: 'B' }); await show(ada.ticket); await revoke('ada'); await advance(ttlSeconds); });`;
  const { deeds, end } = await run(code, usual);
  expect(deeds).toEqual([
    { do: 'logIn', username: 'ada' },
    { do: 'ask', browser: 0, at: 'B' },
    { do: 'show', ticket: 'session_id=1', at: 'A' },
    { do: 'revoke', username: 'ada', at: 'A' },
    { do: 'advance', seconds: 3600 },
  ]);
  expect(end).toEqual({ type: 'over', failure: null, expected: false, left: null });
});

it('names the answer that was looked at last, and the line of what failed', async () => {
  const code = `test('t', async () => {
    const ada = await logIn('ada');
    const [first, second] = [await ada.ask(), await ada.ask()];
    expect(second.status).toBe(200);
    expect(first.status).toBe(401);
  });`;
  const { end } = await run(code, usual);
  const failure = { message: 'expected 200 to be 401', line: 5, read: 'x2' };
  expect(end).toEqual({ type: 'over', failure, expected: true, left: null });
});

it('tells the line of what a test has not waited for', async () => {
  const { end } = await run(`test('t', () => {\n  logIn('ada').then((ada) => ada.ask());\n});`, usual);
  expect(end).toEqual({ type: 'over', failure: null, expected: false, left: 2 });
});

it('does what stands before each test, from outside in', async () => {
  const code = `beforeEach(async () => { await logIn('ada'); });
  describe('d', () => { beforeEach(() => logIn('grace')); test('t', () => revoke('ada')); });`;
  const { deeds } = await run(code, usual);
  expect(deeds.map((deed) => ('username' in deed ? deed.username : ''))).toEqual(['ada', 'grace', 'ada']);
});

it.each([
  ["logIn('bob')", /logIn needs a guest, 'ada' or 'grace', and was given "bob"/],
  ['logIn(logIn("ada"))', /logIn needs a guest, .* and was given a promise/],
  ['show(undefined as never)', /show needs a ticket, such as ada\.ticket, and was given undefined/],
  ['advance("1h" as never)', /advance needs a number of seconds, .* and was given "1h"/],
  ['advance(Infinity)', /advance needs a number of seconds/],
  ["revoke('ada', { at: 'C' as never })", /There are the servers 'A' and 'B', and not "C"/],
])('refuses %s in the learner’s own line', async (code, words) => {
  const { end } = await run(`test('t', async () => {\n  await ${code};\n});`, usual);
  expect(end).toMatchObject({ failure: { message: expect.stringMatching(words), line: 2 } });
});

it.each([
  ['a file without a test', 'export const createApp = () => null;', 'no-test', /^Could not find a test/],
  ['a test without a function', "test('t');", 'crash-at-load', /“t” has no function to run/],
  [
    'what Vitest has and the lab has not',
    "test.only('t', () => {});",
    'crash-at-load',
    /Could not use test\.only/,
  ],
  [
    'more tests than anybody waits for',
    "for (let i = 0; i < 21; i += 1) test('t', () => {});",
    null,
    /20 at most/,
  ],
  ['a file that throws', "throw new Error('no')", 'crash-at-load', /no$/],
])('refuses %s', (_, code, fault, words) => {
  const start = () => bench(code);
  expect(start).toThrow(words);
  if (fault === 'no-test') expect(start).toThrow(expect.objectContaining({ fault }));
});
