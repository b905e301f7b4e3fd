import { afterAll, expect, it, vi } from 'vitest';
import { hopelessText, hopelessTexts } from '../../lessons/exercises/testing/hopeless-texts.ts';
import { testLevel } from '../launch/test-level.mjs';
import { closeLabs, gradeText } from './grade-text.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
afterAll(closeLabs);

/** Each of them logs somebody in, looks them up and logs them out, or does one of these. */
const only = [
  'login-succeeds',
  'login-wrong-password',
  'cookie-httponly',
  'cookie-samesite',
  'protected-answers-user',
  'logout-deletes',
  'logout-clears-cookie',
  'expires',
  'ids-unique',
  'id-not-leaked',
  'role-from-store',
];
/** One for each way to be lost; the others are tried before a release. */
const usual = [
  'a chain of promises at load',
  'an exit soon after load',
  'a login that never answers',
  'a login that takes all memory',
  'a logout that exits',
];
const chosen = Object.entries(hopelessTexts).filter(([name]) => testLevel === 'all' || usual.includes(name));

it.each(chosen)(
  'tells of %s in the words of the page, and does not try again for ever',
  async (_name, text) => {
    // Being slow adds up: it takes all of them.
    const asked = text.says.source.includes('answers') ? {} : { only };
    const { problem, checks } = await gradeText('challenge', hopelessText(text), asked);
    const failed = checks.flatMap(({ fault, happened }) => (fault ? [{ fault, message: happened }] : []));
    const said = problem ? [problem, ...failed] : failed;
    const isTold = said.some(({ fault, message }) => text.faults.includes(fault) && text.says.test(message));
    expect(isTold, JSON.stringify(said).slice(0, 500)).toBe(true);
    const lost = failed.filter(
      ({ fault, message }) =>
        /^(no-answer|time-out|memory|ended)$/.test(fault) && !/ was not (?:asked|started)/.test(message),
    );
    expect(lost.length).toBeLessThanOrEqual(3);
  },
);
