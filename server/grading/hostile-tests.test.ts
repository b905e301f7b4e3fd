import { afterAll, expect, it, vi } from 'vitest';
import { cheatingTests, hostileTests, told } from '../../lessons/exercises/testing/hostile-tests.ts';
import { readText } from '../../lessons/exercises/testing/read-solutions.ts';
import { closeLabs, gradeText } from './grade-text.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });
afterAll(closeLabs);

const exercise = 'write-the-test';

it.each(Object.entries(hostileTests))('tells of %s', async (_name, { text, fault, says }) => {
  const result = await gradeText(exercise, text, { only: ['passes-plain', 'catches-copy'] });
  expect(result.status).not.toBe('pass');
  expect(told(result)).toMatchObject({ fault, message: expect.stringMatching(says) });
  expect(result.checks.map((check) => check.fault)).not.toContain('grader-bug');
});

it.each(Object.entries(cheatingTests))('is not taken in by a text that %s', async (_name, text) => {
  const result = await gradeText(exercise, text);
  expect(result.status).not.toBe('pass');
  expect(result.checks.map((check) => check.fault)).not.toContain('grader-bug');
});

it('grades the next text soundly after one that hung', async () => {
  const only = ['passes-plain', 'catches-unawaited'];
  await gradeText(exercise, hostileTests['a loop in a test']?.text ?? '', { only });
  const result = await gradeText(exercise, readText(exercise, 'solution.ts'), { only });
  expect(result.checks.map(({ status }) => status)).toEqual(['pass', 'pass']);
});

it('shows of a server that was caught which answer gave it away, and on which line that was seen', async () => {
  const text = readText(exercise, 'solution.ts');
  const { checks } = await gradeText(exercise, text, { only: ['catches-no-end'] });
  const [check] = checks;
  expect(check).toMatchObject({
    status: 'pass',
    happened: expect.stringContaining('expected 200 to be 401'),
  });
  const shown = check?.events.find(({ number }) => number === check.offending);
  expect(shown).toMatchObject({ type: 'response', status: 200, actor: { kind: 'attacker' } });
  expect(text.split('\n')[(check?.source?.line ?? 0) - 1]).toContain('show(grace.ticket)');
  const kinds = check?.events.flatMap((event) => (event.type === 'note' ? event.note.kind : []));
  expect(kinds).toContain('clock-moved');
  // No line of the server's own passes for one of the learner's.
  expect(check?.events.filter(({ type, source }) => type === 'store-command' && source)).toEqual([]);
});

it('prints what tests print under the name of the server that they met', async () => {
  const text = readText(exercise, 'starter.ts').replace(
    "await revoke('ada');",
    "$& console.log('struck off');",
  );
  const { printed } = await gradeText(exercise, text, { only: ['passes-plain', 'passes-rolling'] });
  expect(printed).toBe(
    'passes a server that does everything right:\nstruck off\npasses a server whose sessions last from their latest use:\nstruck off\n',
  );
});
