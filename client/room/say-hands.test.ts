import { expect, it } from 'vitest';
import { sayHands } from './say-hands.ts';

it.each([
  [['Mia'], 'Mia is stuck'],
  [['Mia', 'Tom'], 'Mia and Tom are stuck'],
  [['Mia', 'Tom', 'Ida'], 'Mia and 2 more are stuck'],
])('says of %j: %s', (names, said) => {
  expect(sayHands(names)).toBe(said);
});
