import { expect, it } from 'vitest';
import { chooseMeasures, pageMeasures, serverMeasures } from './choose-measures.ts';

it('measures all that needs no build of its own, unless something is named', () => {
  expect(chooseMeasures(serverMeasures, ['--strict'])).toEqual([...serverMeasures]);
  expect(chooseMeasures(pageMeasures, [])).not.toContain('static');
});

it('leaves to the other program what is its own', () => {
  expect(chooseMeasures(pageMeasures, ['static', 'room'])).toEqual(['static']);
  expect(chooseMeasures(serverMeasures, ['static', 'room'])).toEqual(['room']);
  expect(chooseMeasures(serverMeasures, ['static'])).toEqual([]);
});

it('says which names there are', () => {
  expect(() => chooseMeasures(serverMeasures, ['rooms'])).toThrow(
    /"rooms".*Choose from: start, .*stalls-redis\./,
  );
});
