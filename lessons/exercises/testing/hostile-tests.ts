import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';

/** A text in the place of a learner's tests, and what is to be said of it. */
type HostileTests = {
  text: string;
  /** Of the whole run, or of the check that sends the tests to a right server. */
  says: RegExp;
  fault: CheckResult['fault'];
};

const file = (body: string) => `
import { advance, logIn, revoke, show } from 'cloakroom';
import { expect, test } from 'vitest';
${body}
`;
const inTest = (body: string) =>
  file(`test('a revoked session is denied', async () => {
  const ada = await logIn('ada');
  await ada.ask();
  await revoke('ada');
  ${body}
  expect((await show(ada.ticket)).status).toBe(401);
});`);

/** Each says the same in page and terminal, and none is solved, or blames the grader. */
export const hostileTests: Readonly<Record<string, HostileTests>> = {
  'no test at all': { text: file(''), fault: 'no-test', says: /^Could not find a test/ },
  'a server in its place': {
    text: 'export const createApp = () => null;',
    fault: 'no-test',
    says: /^Could not find a test/,
  },
  'no TypeScript': { text: file('test('), fault: 'syntax', says: /^Could not read your code/ },
  'an error as it is read': { text: file("throw new Error('no');"), fault: 'crash-at-load', says: /no$/ },
  'a loop as it is read': {
    text: file('for (;;) {}'),
    fault: 'time-out',
    says: /did not give the thread back/,
  },
  'a loop in a test': {
    text: inTest('for (;;) {}'),
    fault: 'time-out',
    says: /^Your test “a revoked session is denied” did not give the thread back in time/,
  },
  'a test that waits for ever': {
    text: inTest('await new Promise(() => undefined);'),
    fault: 'no-end',
    says: /^Your test “a revoked session is denied” never came to its end/,
  },
  'a test that never stops asking': {
    text: inTest('for (;;) await ada.ask();'),
    fault: 'no-end',
    says: /asked for 200 things, and went on/,
  },
  'a test that ends its process': {
    text: inTest('process.exit(0);'),
    fault: 'ended',
    says: /^Your test “a revoked session is denied” ended the process that it ran in/,
  },
  'a fetch of its own': {
    text: inTest("await fetch('http://127.0.0.1/');"),
    fault: 'beyond-lab',
    says: /fetch/,
  },
  'a clock of Vitest’s': {
    text: `import { vi } from 'vitest';${inTest('vi.useFakeTimers();')}`,
    fault: 'beyond-lab',
    says: /vitest\.vi/,
  },
  'an expectation that nothing waits for': {
    text: inTest('const later = async () => { expect(1).toBe(2); }; void later(); await ada.ask();'),
    fault: 'unhandled-rejection',
    says: /^Nobody waited for this, and it failed: AssertionError: expected 1 to be 2/,
  },
  'nonsense where the cloakroom is asked': {
    text: inTest('await show(ada.ask as never);'),
    fault: 'wrong-behaviour',
    says: /fails a server that does everything right: TypeError: show needs a ticket/,
  },
};

/** Texts that would know which server they have before them, or talk the grader round: none catches a server by that. */
export const cheatingTests: Readonly<Record<string, string>> = {
  'counts how often it was run': file(
    "const all = globalThis as { runs?: number };\nall.runs = (all.runs ?? 0) + 1;\ntest('t', () => expect(all.runs! % 2).toBe(0));",
  ),
  'counts how often it was run, the other way round': file(
    "const all = globalThis as { runs?: number };\nall.runs = (all.runs ?? 0) + 1;\ntest('t', () => expect(all.runs! % 2).toBe(1));",
  ),
  'tosses a coin': file("test('t', () => expect(Math.random()).toBeLessThan(0.5));"),
  'makes a fetch of its own': file(
    "Object.assign(globalThis, { fetch: async () => new Response('{}', { status: 401 }) });\ntest('t', async () => { const { status } = await fetch('/api/protected'); expect(status).toBe(401); });",
  ),
  'answers for the cloakroom': file(
    "Promise.prototype.then = ((then) => function (this: Promise<unknown>, ...args: Parameters<typeof then>) { return then.apply(this, args); })(Promise.prototype.then) as never;\nJSON.stringify = () => 'pass';\ntest('t', async () => { const ada = await logIn('ada'); await revoke('ada'); expect((await ada.ask()).status).toBe(401); });",
  ),
  'looks for the server': file(
    "const seen = [...Object.getOwnPropertyNames(globalThis), ...Object.keys(process.env)].join();\nconsole.log(new Error().stack, seen);\ntest('t', async () => { const ada = await logIn('ada'); expect(Object.keys(await ada.ask())).toEqual(['status', 'body']); expect(seen).not.toMatch(/redis|server/i); });",
  ),
};

/** The verdict that tells of a text: the run's own, or the one of the server that does everything right. */
export function told({ problem, checks }: RunResult): { fault: unknown; message: string } {
  const first = checks.find(({ id }) => id === 'passes-plain');
  return problem ?? { fault: first?.fault ?? null, message: first?.happened ?? '' };
}
