import { expect, it } from 'vitest';
import { sayWho } from './say-who.ts';

it.each([
  [['Mia'], 'Mia is stuck'],
  [['Mia', 'Tom'], 'Mia and Tom are stuck'],
  [['Mia', 'Tom', 'Ida'], 'Mia and 2 more are stuck'],
])('says of %j: %s', (names, said) => {
  expect(sayWho(names, { one: 'is stuck', many: 'are stuck' })).toBe(said);
});
