import { readFile } from 'node:fs/promises';
import { afterAll, expect, it, vi } from 'vitest';
import { checkResultSchema } from '#shared/grading/verdict.ts';
import { closeLabs, gradeText } from './grade-text.ts';

// Whole runs, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 90_000 });
afterAll(closeLabs);

const challenge = (file: string) =>
  readFile(new URL(`../../lessons/exercises/challenge/${file}`, import.meta.url), 'utf8');

it('passes a solution, and fails an empty start, in one process after the other', async () => {
  const solved = await gradeText('challenge', await challenge('solution.ts'));
  expect(solved.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
  expect(solved.status).toBe('pass');

  const begun = await gradeText('challenge', await challenge('starter.ts'));
  expect(begun.status).toBe('fail');
  expect(begun.checks.map(({ id }) => id)).toEqual(solved.checks.map(({ id }) => id));
});

it('asks a request that held the thread again and again no more, and grades the rest', async () => {
  const text = (await challenge('solution.ts')).replace(
    /'\/api\/logout'.*=> \{/,
    (line) => `${line} for (;;) {}`,
  );
  const { checks } = await gradeText('challenge', text);
  const failed = checks.filter(({ status }) => status !== 'pass');
  expect(failed.map(({ happened }) => happened.includes('POST /api/logout'))).not.toContain(false);
  expect(failed.filter(({ happened }) => happened.includes('not asked again')).length).toBe(
    failed.length - 3,
  );
  expect([failed.length > 5, checks.length - failed.length > 40]).toEqual([true, true]);
});

it('grades by the checks that are wanted only', async () => {
  const only = ['login-post-only', 'cookie-httponly'];
  const { checks } = await gradeText('challenge', await challenge('solution.ts'), { only });
  expect(checks.map(({ id, status }) => [id, status]).toSorted()).toEqual([
    ['cookie-httponly', 'pass'],
    ['login-post-only', 'pass'],
  ]);
});

it('shows a failure in the learner’s own message flow, with its line', async () => {
  const text = (await challenge('solution.ts')).replace('httpOnly: true', 'httpOnly: false');
  const { checks } = await gradeText('challenge', text);
  const failed = checks.find(({ id }) => id === 'cookie-httponly');
  expect(checkResultSchema.parse(failed)).toMatchObject({ status: 'fail', fault: 'wrong-behaviour' });
  const arrow = failed?.events.find(({ number }) => number === failed.offending);
  expect(arrow).toMatchObject({ type: 'response', source: failed?.source });
  // The line that ends the answer, in the learner's file as it was typed.
  expect(text.split('\n')[(failed?.source?.line ?? 0) - 1]).toMatch(/res\.|\.json|\.end|\.send/);
});

it('keeps of what a text printed only what is the learner’s own', async () => {
  const text = (await challenge('starter.ts')).replace(
    'return app;',
    "app.post('/api/login', async (req, res) => {\n    await _deps.redis.get('a');\n    res.json(req.body.nobody.name);\n  });\n  return app;",
  );
  const { printed } = await gradeText('challenge', text);
  expect(printed).toMatch(/TypeError: [^\n]*\n {4}at [^\n]*exercise\.ts:/);
  expect(printed).not.toMatch(/node_modules|interference|ECONNREFUSED/);
});

it('prints nothing of the errors that checks bring about in a text which deals with them', async () => {
  const file = await challenge('solutions/right/plain-handlers.ts');
  const text = file.replace(
    'return app;',
    `console.log('hello');
  app.use((error: any, req: any, res: any, next: any) => {
    console.error('could not answer', new Error('no luck', { cause: error }));
    if (!error.status) console.error('No:', error.message);
    res.sendStatus(error.status ?? 500);
  });
  return app;`,
  );
  const only = ['malformed-json', 'store-down-lookup', 'store-recovers', 'no-stray-errors'];
  const { checks, printed } = await gradeText('challenge', text, { only });
  expect(checks.map(({ status }) => status)).not.toContain('fail');
  expect(printed.replaceAll('hello\n', '')).toBe('');
  expect(printed).not.toBe('');
});

it('says of every answer that names nobody what it lacked, and accuses no session of it', async () => {
  const text = (await challenge('solution.ts')).replace('res.json({ user });', 'res.json({ hello: user });');
  const { checks } = await gradeText('challenge', text);
  const failed = checks.filter(({ status }) => status !== 'pass');
  expect(failed.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'protected-answers-user',
      'logout-post-only',
      'role-from-store',
      'store-recovers',
    ]),
  );
  for (const { id, happened } of failed) {
    expect(happened, id).toMatch(
      /200 and \{"hello":\{.+\}\} instead of \{"user":\{"id":\d+,"role":"\w+"\}\}/,
    );
  }
});

it('tells of a login that gives no cookie what it gave, and nothing of numbers or lifetimes', async () => {
  const { checks } = await gradeText('challenge', await challenge('starter.ts'));
  const said = new Map(checks.map(({ id, happened }) => [id, happened]));
  for (const id of ['ids-unique', 'ids-long-enough', 'logout-clears-cookie', 'store-one-key']) {
    expect(said.get(id), id).toMatch(/answered with 404/);
  }
});
