import { expect, it } from 'vitest';
import { sayWrongCode } from './say-wrong-code.ts';

it.each([
  ['', 0],
  ['ktc-7', 4],
  ['KTC 74M 9', 7],
])('says of %j how many it has, and how many a code has', (typed, has) => {
  expect(sayWrongCode(typed)).toContain(`A code has 6 letters and digits, such as KTC-74M: this has ${has}.`);
});

it.each([
  ['ktc-74o', 'none has the sign O in it'],
  ['KOC-0OA', 'none has O, 0 or A in it'],
  ['../KTC', 'none has . or / in it'],
])('says of %j that no room has it and which signs none has, not that it is too short', (typed, why) => {
  const said = sayWrongCode(typed);
  expect(said).toContain(`No room has this code: ${why}.`);
  expect(said).not.toContain('6 letters');
});
