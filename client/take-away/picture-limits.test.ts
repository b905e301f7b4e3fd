import mermaid from 'mermaid';
import { expect, it } from 'vitest';
import { choosePngScale, longestText } from './picture-limits.ts';

it.each([
  [{ width: 900, height: 4000 }, 2],
  [{ width: 900, height: 8192 }, 2],
  [{ width: 900, height: 8193 }, 1],
  [{ width: 900, height: 16_384 }, 1],
  [{ width: 900, height: 16_385 }, null],
  [{ width: 8000, height: 8000 }, 1],
  [{ width: 9000, height: 9000 }, null],
])('draws %o at scale %s', (size, scale) => {
  expect(choosePngScale(size)).toBe(scale);
});

it('knows the longest text that Mermaid draws', () => {
  expect(mermaid.mermaidAPI.getConfig().maxTextSize).toBe(longestText);
});
