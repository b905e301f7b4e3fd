import { sayDuration } from '#shared/trace/say-duration.ts';

/** How many numbers there are of an id's kind: its digits in words, and the bits that they can hold at most. */
export function numberSpace(id: string): { digits: string; bits: number } {
  const isDecimal = /^\d{1,15}$/.test(id);
  const kind = isDecimal ? 'decimal' : 'hex';
  return { digits: `${id.length} ${kind} digits`, bits: id.length * Math.log2(isDecimal ? 10 : 16) };
}

const yearSeconds = 31_557_600;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** How long trying half of `2 ** bits` numbers takes at `perSecond` tries, in words. */
export function sayGuessingTime(bits: number, perSecond: number): string {
  const seconds = 2 ** (bits - 1) / perSecond;
  if (seconds < 1) return 'less than a second';
  if (seconds < yearSeconds) return sayDuration(seconds * 1000);
  const years = seconds / yearSeconds;
  if (years < 1_000_000) return `${Math.round(years).toLocaleString('en')} years`;
  const power = Math.floor(Math.log10(years));
  const raised = [...String(power)].map((digit) => superscripts[Number(digit)]).join('');
  return `${(years / 10 ** power).toFixed(1)} × 10${raised} years`;
}
