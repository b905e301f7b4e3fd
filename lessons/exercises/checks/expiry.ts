import { shareCheck } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { copyOf, enter, isAbout, showCookie, told } from '#shared/grading/steps.ts';
import { interruptVisit } from './interrupt-visit.ts';

const second = 1000;

export const expires = shareCheck(
  'expires',
  {
    name: 'ends a session when its time is up',
    tier: 'core',
    points: 3,
    expected: 'When its time is up, a copy of a ticket that was never used gets 401.',
    why: 'The age of a cookie is a wish, which a thief ignores. The end of a session stands in the store.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    const copy = copyOf(visitor);
    await site.advance(3602 * second);
    // Her own browser may have thrown its ticket away by then; a copy does not.
    const answer = await showCookie(site.visitor('Thief', 'attacker'), copy);
    answer.must(answer.isDenied, `Two seconds after its end the session was answered with ${answer.status}.`);
  },
);

export const livesUntilThen = shareCheck(
  'lives-until-then',
  {
    name: 'keeps a session until its time is up',
    tier: 'core',
    points: 2,
    expected: 'Shortly before its time is up, a session still works, and the browser still has its ticket.',
    why: 'Being thrown out early teaches people to choose short passwords and to tick “stay logged in”.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    // A visit may set the cookie anew, and then its new end counts.
    await visitor.lookUp();
    await site.advance(3570 * second);
    const answer = await visitor.lookUp();
    answer.must(
      isAbout(answer, people.ada),
      `Half a minute before its end the session was answered with ${told(answer, people.ada)}.`,
    );
  },
);

export const expiresAfterUse = shareCheck(
  'expires-after-use',
  {
    name: 'ends a session that was used, too',
    tier: 'core',
    points: 3,
    expected:
      'Using a session leaves its key with a TTL of at most ttlSeconds, and when that is over comes 401.',
    why: 'A later write that leaves the end out, or a copy in memory, makes a session for ever.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, key } = await enter(site, 'ada');
    const hadLifetime = key !== '' && (await site.store.ttlMs(key)) !== -1;
    let copy = copyOf(visitor);
    await site.advance(300 * second);
    let answer = await visitor.lookUp();
    answer = await visitor.lookUp();
    copy = copyOf(visitor) || copy;
    const ttlMs = key ? await site.store.ttlMs(key) : -2;
    answer.must(
      ttlMs !== -1,
      hadLifetime
        ? 'Before it was used the key had an end, and afterwards it had none.'
        : 'The key had no end, neither before it was used nor afterwards.',
    );
    answer.must(
      ttlMs <= 3600 * second,
      'After it was used, the key had more time left than a whole lifetime.',
    );
    await site.advance(3602 * second);
    answer = await showCookie(site.visitor('Thief', 'attacker'), copy);
    answer.must(
      answer.isDenied,
      `A lifetime after its last use the session was answered with ${answer.status}.`,
    );
  },
);

export const touchRevivesNothing = shareCheck(
  'touch-revives-nothing',
  {
    name: 'brings no deleted session back to life',
    tier: 'hardening',
    points: 3,
    expected: 'A session that is deleted while a request is under way stays deleted.',
    why: 'A request that writes the record back undoes the revocation that came in between.',
  },
  async ({ open }) => {
    // Whoever asks twice before writing has two moments in which the answer can become untrue.
    for (const nth of [1, 2, 3]) {
      const site = await open();
      const { visitor, key } = await enter(site, 'ada');
      if (!key) return;
      const answer = await interruptVisit({ site, visitor, nth, act: () => site.store.delete(key) });
      if (!answer) return;
      answer.must(
        !(await site.store.exists(key)),
        'The session was deleted during the request, and was back after it.',
      );
    }
  },
);
