// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeText, writeTag } from './write-tag.ts';

it('holds any text as text and never as markup', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '</text><script>',
          '" onload="x',
          ']]>',
          '&lt;',
          '\u0000',
          '\uffff',
          '\ud83d',
          '&#x0;',
        ),
      ),
      (text) => {
        const file = new DOMParser().parseFromString(
          writeTag('svg', { 'data-x': text }, escapeText(text)),
          'application/xml',
        );
        const root = file.documentElement;
        expect(root.nodeName).toBe('svg');
        expect(root.childElementCount).toBe(0);
        expect(root.attributes).toHaveLength(1);
        const kept = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
        expect(root.textContent).toBe(kept.replace(/\r\n?/g, '\n'));
      },
    ),
    { numRuns: 400 },
  );
});

it('writes numbers short', () => {
  expect(writeTag('line', { x1: 0.1 + 0.2, x2: 3 })).toBe('<line x1="0.3" x2="3"/>');
});
