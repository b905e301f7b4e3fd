import { expect, it } from 'vitest';
import { newQuestionSchema } from '#shared/api/room-api.ts';
import { readTopics } from '../../build/read-topics.ts';
import { practiceToRoom } from './practice-to-room.ts';

it('puts every question that there is in a form that a room takes', async () => {
  const topics = await readTopics('lessons');
  const questions = topics.flatMap(({ topic }) => topic.questions);
  expect(questions.length).toBeGreaterThan(10);
  for (const question of questions) {
    const put = practiceToRoom(question, question.options);
    expect(newQuestionSchema.safeParse(put).success, question.id).toBe(true);
    expect(put.options).toHaveLength(question.options.length);
  }
});
