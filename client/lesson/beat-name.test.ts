import { expect, it } from 'vitest';
import { beatName } from './beat-name.ts';
import { beatOf, prose } from './lesson.fixture.ts';

const reading = beatOf({ say: prose('The store keeps a set.', 'It is hers.') });
const logIn = { type: 'log-in', username: '', password: '' } as const;

it('calls a beat by its button', () => {
  expect(beatName({ ...reading, actions: [{ ...logIn, label: 'Hand in the coat' }] })).toBe(
    'Hand in the coat',
  );
  expect(beatName({ ...reading, actions: [logIn] })).toBe('Log in');
  expect(beatName({ ...reading, actions: [logIn, logIn], sequenceLabel: 'Twice' })).toBe('Twice');
});

it('calls one without a button by its first sentence, or says that it is a question', () => {
  expect(beatName(reading)).toBe('The store keeps a set');
  expect(beatName(beatOf({ say: prose(), question: 'why-at-once' }))).toBe('A question');
});

it('ends a long sentence at a word', () => {
  const say = prose('A newspaper keeps its sessions in Redis, as this one does here and always has.');
  expect(beatName({ ...reading, say })).toBe('A newspaper keeps its sessions in Redis, as…');
});
