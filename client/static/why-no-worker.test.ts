import { expect, it } from 'vitest';
import { whyRefused } from './why-no-worker.ts';

const usual = { isSecure: true, isFramed: false, hasWorkers: true };
const named = (name: string) => Object.assign(new Error('no'), { name });

it.each([
  [
    'plain http',
    named('TypeError'),
    { ...usual, isSecure: false, hasWorkers: false },
    /https:\/\/ address\.$/,
  ],
  ['somebody’s frame', named('SecurityError'), { ...usual, isFramed: true }, /tab of its own\.$/],
  ['a window that keeps nothing', named('SecurityError'), usual, /not private\.$/],
  ['a browser without workers', named('TypeError'), { ...usual, hasWorkers: false }, /not private\.$/],
  ['a file that did not come', named('TypeError'), usual, /^.*fetched whole.*Reload the page/],
])('says what is wrong and the way out, for %s', (_, error, surroundings, says) => {
  const why = whyRefused(error, surroundings);
  expect(why).toMatch(/^Could not begin: .+, and .+\./);
  expect(why).toMatch(says);
});
