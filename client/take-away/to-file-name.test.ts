import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toFileName } from './to-file-name.ts';

const evening = new Date(2026, 10, 2, 9, 5);

it('carries lesson, day and time', () => {
  expect(toFileName('the-coat-check', evening, 'svg')).toBe('coat-check-the-coat-check-2026-11-02-0905.svg');
});

it.each([
  ['../../etc/passwd', 'etc-passwd'],
  ['', 'trace'],
  ['工', 'trace'],
  [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
])('makes a plain name of “%s”', (subject, slug) => {
  expect(toFileName(subject, evening, 'png')).toBe(`coat-check-${slug}-2026-11-02-0905.png`);
});

it('is a plain name whatever the subject', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (subject) => {
      expect(toFileName(subject, evening, 'har')).toMatch(/^coat-check-[a-z0-9-]+-2026-11-02-0905\.har$/);
    }),
  );
});
