import { afterAll, describe, expect, it } from 'vitest';
import { closeLabs, gradeText } from '../../server/grading/grade-text.ts';
import { readLessons } from '../walk/read-lessons.ts';
import { readText } from './testing/read-solutions.ts';

/** The exercise of each lab, and the checks that its starter fails for the lab's broken line: of its own, and of the challenge's. */
const exercises = {
  'one-rack-each': {
    exercise: 'shared-store',
    own: [
      ...['known-at-both', 'survives-restart', 'logout-everywhere', 'revoked-at-both', 'store-one-key'],
      ...['login-awaited', 'store-down-lookup', 'store-down-login', 'lookup-awaited'],
    ],
    ofChallenge: [
      ...['login-awaited', 'store-one-key', 'lookup-awaited', 'revoked-at-once', 'revoked-after-use'],
      ...['store-down-lookup', 'store-down-login', 'store-down-logout'],
    ],
  },
  'the-number-in-the-hatband': {
    exercise: 'httponly-cookie',
    own: ['cookie-httponly', 'renewal-httponly'],
    ofChallenge: ['cookie-httponly'],
  },
  'no-closing-time': {
    exercise: 'expiring-sessions',
    own: [
      ...['store-ttl', 'expires', 'expires-after-use', 'ttl-atomic', 'expires-after-change'],
      'later-writes-atomic',
    ],
    ofChallenge: ['store-ttl', 'ttl-atomic', 'expires', 'expires-after-use'],
  },
  'counted-tickets': {
    exercise: 'unguessable-ids',
    own: ['ids-unpredictable', 'ids-long-enough'],
    ofChallenge: ['ids-long-enough', 'ids-unpredictable'],
  },
  'the-torn-stub': {
    exercise: 'logout-deletes',
    own: ['logout-deletes', 'logout-deletes-after-use', 'store-down-logout'],
    ofChallenge: ['logout-deletes', 'logout-deletes-after-use', 'store-down-logout'],
  },
  'a-number-on-your-hand': {
    exercise: 'fresh-id-at-login',
    own: ['fresh-id-over-visitors', 'fresh-id-over-live-one'],
    ofChallenge: ['fresh-id-over-live-one'],
  },
};

/** Asked for by the challenge alone, beyond what these exercises are about: a spoilt record, and answers that somebody keeps. */
const beyond = ['corrupt-record', 'no-stale-answers'];

afterAll(closeLabs);

it('leads from each lab to the exercise of its mistake, and from the foreign page to the challenge', async () => {
  const labs = (await readLessons()).flatMap(({ slug, lesson: { mistake } }) =>
    mistake ? [[slug, mistake.exercise]] : [],
  );
  const known = Object.entries(exercises).map(([lab, { exercise }]) => [lab, exercise]);
  expect(Object.fromEntries(labs)).toEqual(Object.fromEntries([...known, ['a-foreign-page', 'challenge']]));
});

describe('begins with the lab’s broken line in a server that is right otherwise', () => {
  it.each(Object.values(exercises))('$exercise', async ({ exercise, own, ofChallenge }) => {
    const starter = readText(exercise, 'starter.ts');
    expect(await failuresOf(exercise, starter)).toEqual(own);
    expect(await failuresOf('challenge', starter)).toEqual(ofChallenge);
  });
});

async function failuresOf(exercise: string, text: string): Promise<string[]> {
  const { problem, checks } = await gradeText(exercise, text);
  expect(problem).toBeNull();
  const failed = checks.filter(({ status }) => status !== 'pass').map(({ id }) => id);
  return exercise === 'challenge' ? failed.filter((id) => !beyond.includes(id)) : failed;
}
