import { expect, it } from 'vitest';
import { builtIns, packages } from './app/offered-names.ts';
import { faultWords } from './fault-words.ts';

it('leaves it to the message to list what can be imported, which has the whole list', () => {
  const { advice } = faultWords('unknown-import');
  const named = [...packages, ...Object.keys(builtIns)].filter((name) =>
    new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(advice),
  );
  expect(named).toEqual([]);
});

it('calls no server hung, nor its code a loop, whose answers come late', () => {
  const { title, advice } = faultWords('too-slow');
  expect(`${title} ${advice}`).not.toMatch(/loop|never|stopped|come back/i);
});
