import { type Answer, check, type Visitor } from '#shared/grading/check.ts';
import { enter, userOf } from '#shared/grading/steps.ts';

check(
  'expires-after-change',
  {
    name: 'ends a session in which the language was changed, too',
    tier: 'core',
    points: 3,
    expected:
      'A day after PUT /api/language, with a lifetime of an hour, the ticket gets 401 from whoever shows it.',
    why: 'Each write is a place where the end can be lost, and the rarest one is found last.',
  },
  async ({ open }) => {
    const site = await open({ ttlSeconds: 3600 });
    const { visitor, ticket, key } = await enter(site, 'ada', 'Borrowed computer');
    const change = await choose(visitor, 'fr');
    const ttlMs = key ? await site.store.ttlMs(key) : -2;
    await site.advance(24 * 3_600_000);
    const finder = site.visitor('Its next user', 'attacker');
    finder.jar.set('session_id', ticket);
    const answer = await finder.lookUp();
    change.must(
      userOf(answer) === null,
      'The language was changed, a day went by, and the next user of the computer was still served as ada.',
    );
    change.must(ttlMs !== -1, 'After the language was changed, the key had no end.');
    change.must(
      ttlMs <= 3_600_000,
      'After the language was changed, the key had more than a whole lifetime left.',
    );
  },
);

check(
  'later-writes-atomic',
  {
    name: 'has no moment without an end',
    tier: 'core',
    points: 2,
    expected: 'Wherever in a visit or a change of language the store fails, the session still has its end.',
    why: 'With a SET and then an EXPIRE, a crash between them leaves a session for ever.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    for (const nth of [2, 3, 4]) {
      for (const act of [() => visitor.lookUp(), () => choose(visitor, 'de')]) {
        await site.interfere({ type: 'reject-from', nth });
        const answer = await act();
        await site.interfere({ type: 'none' });
        for (const key of await site.store.sessionKeys()) {
          answer.must(
            (await site.store.ttlMs(key)) !== -1,
            `With the store refusing from command ${nth} on, the session was left without an end.`,
          );
        }
      }
    }
  },
);

check(
  'remembers',
  {
    name: 'still knows the language and the last visit',
    tier: 'core',
    points: 2,
    expected:
      'GET /api/protected answers with the language chosen last, and from the second visit on with lastSeen.',
    why: 'Writing nothing at all would keep the end, and lose what the session is for.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    const first = await visitor.lookUp();
    first.must(
      fieldOf(first, 'language') === 'en',
      `The first visit was answered with ${first.status} and ${fieldOf(first, 'language') ?? 'no language'} instead of en.`,
    );
    await site.advance(60_000);
    await choose(visitor, 'it');
    const second = await visitor.lookUp();
    await site.advance(60_000);
    const third = await visitor.lookUp();
    third.must(
      fieldOf(third, 'language') === 'it',
      `The language was set to it, and the answer was ${third.status} with ${fieldOf(third, 'language') ?? 'no language'}.`,
    );
    const [before, now] = [second, third].map((visit) => Date.parse(String(fieldOf(visit, 'lastSeen'))));
    third.must(!Number.isNaN(now), 'At the third visit lastSeen held no time.');
    third.must(before !== now, 'Two visits at different times were told the same lastSeen.');
  },
);

const choose = (visitor: Visitor, language: string): Promise<Answer> =>
  visitor.send({ method: 'PUT', path: '/api/language', json: { language } });

const fieldOf = (answer: Answer, name: string): unknown =>
  (Object(answer.json()) as Record<string, unknown>)[name];
