import { expect, it } from 'vitest';
import { hashExercise } from './hash-exercise.ts';
import { gradedTexts } from './read-solutions.ts';

it('is the same whenever it is asked, and knows each text of an exercise', async () => {
  const hashes = await hashExercise('unguessable-ids');
  expect(await hashExercise('unguessable-ids')).toEqual(hashes);
  expect(Object.keys(hashes.texts)).toEqual(gradedTexts('unguessable-ids').map(({ file }) => file));
  expect(new Set(Object.values(hashes.texts)).size).toBe(Object.keys(hashes.texts).length);
});

it('tells exercises with other checks apart', async () => {
  const [one, other] = await Promise.all([hashExercise('unguessable-ids'), hashExercise('shared-store')]);
  expect(one.grader).not.toBe(other.grader);
});
