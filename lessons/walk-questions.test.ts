import type { Nodes } from 'hast';
import { describe, expect, it } from 'vitest';
import { beginningOf } from '#shared/content/beginning.ts';
import { deriveAnswer } from '#shared/content/derive-answer.ts';
import type { Action } from '#shared/content/lesson.ts';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import { withWritten } from '#shared/sandbox/settings.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { readTopics } from '../client/build/read-topics.ts';
import { browserTicketOf } from '../client/controls/ticket-holders.ts';
import { describeOnEachRedis } from '../server/testing/describe-on-each-redis.ts';
import { openAsLearner } from './open-as-learner.ts';
import { brokenBy } from './what-breaks-answers.ts';
import { rightBy } from './what-is-right.ts';

const topics = await readTopics(import.meta.dirname);
const questions = topics.flatMap(({ topic, file, lines }) =>
  topic.questions.map((question) => ({ id: question.id, question, place: `${file}:${lines.get(question)}` })),
);
const run = questions.filter(({ question }) => question.run.length > 0);

const logOut: Action = { type: 'request', label: 'Log out', route: 'POST /api/logout' };

/** Does a question as its page does: its settings, nobody logged in here, what comes before, and the run; then derives the answer. */
async function answerByRun(
  question: PracticeQuestion,
  redisUrl: string | null,
  broken: Readonly<Record<string, string>> = {},
) {
  const { act, trace, arrange } = await openAsLearner(redisUrl);
  await arrange(withWritten(beginningOf(question), broken));
  if (browserTicketOf(foldWorld(await trace())) !== null) await act(logOut);
  for (const action of question.before) await act(action);
  const since = (await trace()).at(-1)?.number ?? 0;
  for (const action of question.run) await act(action);
  // What the house notes, as that keys have expired, may come a moment later.
  return { derive: async () => deriveAnswer(question, await trace(), { since }).came };
}

/** What is read of a text or of what stands in it. */
const wordsOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : '';

it('there are questions of every kind, each with a reason of its own for each of its answers', () => {
  expect(questions.length).toBeGreaterThanOrEqual(32);
  for (const { question, place } of questions) {
    const reasons = question.options.map(({ reason }) => wordsOf(reason).trim());
    expect(new Set(reasons).size, place).toBe(question.options.length);
    expect(reasons, place).not.toContain('');
  }
  for (const kind of ['choice', 'order', 'predict'])
    expect(
      questions.some(({ question }) => question.kind === kind),
      kind,
    ).toBe(true);
});

it('the answer to a choice, which no run decides, is the one that is meant', () => {
  const right = questions.flatMap(({ question: { kind, id, options, expected } }) =>
    kind === 'choice'
      ? [
          [
            id,
            wordsOf(options.find((one) => one.id === expected)?.text ?? { type: 'text', value: '' }),
          ] as const,
        ]
      : [],
  );
  expect(right.map(([id]) => id).sort()).toEqual(Object.keys(rightBy).sort());
  for (const [id, text] of right) expect(text, id).toMatch(new RegExp(`^${rightBy[id]}`));
});

it('a broken setting is told of each question that a run decides', () => {
  const decided = run.filter(({ question }) => question.kind !== 'choice').map(({ id }) => id);
  expect(Object.keys(brokenBy).sort()).toEqual(decided.sort());
});

describeOnEachRedis('questions', (redisUrl) => {
  it.each(run)('the run of "$id" comes to what its author expects', async ({ question, place }) => {
    const { derive } = await answerByRun(question, redisUrl());
    await expect.poll(derive, { message: place, timeout: 5000 }).toBe(question.expected);
  });
});

describe('with a setting broken', () => {
  it.each(run.filter(({ id }) => brokenBy[id]))(
    'the run of "$id" comes to something else',
    async ({ question, place, id }) => {
      const { settings, comesTo } = brokenBy[id] ?? { settings: {}, comesTo: null };
      const { derive } = await answerByRun(question, null, settings);
      await expect.poll(derive, { message: place, timeout: 5000 }).toBe(comesTo);
    },
  );
});
