import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const participants = ['browser', 'server', 'store', 'attacker', 'admin', 'device', 'curl'];

type Rgb = [number, number, number];

const readTokens = (block: string): Map<string, Rgb> =>
  new Map(
    [...block.matchAll(/--([a-z-]+): #([0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb,
    ]),
  );

const [, light = '', dark = ''] = css.split(/:root[^{]*\{/);
const themes = { light: readTokens(light), dark: readTokens(dark) };

const toLinear = (rgb: Rgb): Rgb =>
  rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as Rgb;
const luminance = (rgb: Rgb): number => {
  const [r, g, b] = toLinear(rgb);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** WCAG 2.2, contrast ratio. */
const contrast = (a: Rgb, b: Rgb): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

// Viénot, Brettel and Mollon 1999: what a dichromat sees, in linear light.
const seenBy = {
  everyone: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopes: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopes: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
} satisfies Record<string, Rgb[]>;

/** Distance in OKLab, where 1 is from black to white. */
const toOklab = ([r, g, b]: Rgb): Rgb => {
  const l = Math.cbrt(Math.max(0, 0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b));
  const m = Math.cbrt(Math.max(0, 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b));
  const s = Math.cbrt(Math.max(0, 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b));
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};
const distance = (a: Rgb, b: Rgb): number => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));

describe.each(Object.entries(themes))('the %s theme', (_, tokens) => {
  const token = (name: string): Rgb => {
    const rgb = tokens.get(name);
    if (!rgb) throw new Error(`no token --${name}`);
    return rgb;
  };

  it.each(['paper', 'stub', 'sunk'])('keeps text legible on %s (WCAG AA)', (ground) => {
    for (const name of ['ink', 'ink-soft', 'green', 'brass', 'focus', ...participants]) {
      expect(contrast(token(name), token(ground)), `--${name} on --${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('keeps lines of fields visible, and the words on buttons and marks legible', () => {
    expect(contrast(token('line-strong'), token('stub'))).toBeGreaterThanOrEqual(3);
    expect(contrast(token('on-green'), token('green'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('on-green'), token('green-deep'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('ink'), token('mark'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(seenBy))('keeps participants apart for %s', (_who, matrix) => {
    const seen = participants.map((name) => {
      const rgb = toLinear(token(name));
      return toOklab(matrix.map((row) => row.reduce((sum, c, i) => sum + c * (rgb[i] ?? 0), 0)) as Rgb);
    });
    seen.forEach((a, i) => {
      seen.slice(i + 1).forEach((b, j) => {
        const pair = `${participants[i]} and ${participants[i + 1 + j]}`;
        expect(distance(a, b), pair).toBeGreaterThan(0.07);
      });
    });
  });
});
