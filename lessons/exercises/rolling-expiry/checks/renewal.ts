import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { copyOf, enter, isAbout, showCookie, told } from '#shared/grading/steps.ts';
import { expires, expiresAfterUse } from '../../checks/expiry.ts';

const minute = 60_000;

check(
  'renews-on-use',
  {
    name: 'lets whoever keeps coming stay',
    tier: 'core',
    points: 3,
    expected: 'With a lifetime of an hour, a guest who comes every 50 minutes is recognised each time.',
    why: 'Nobody should be thrown out in the middle of their work, only after they have gone.',
  },
  async ({ open }) => {
    const site = await open({ ttlSeconds: 3600 });
    const { visitor } = await enter(site, 'grace');
    for (const nth of [1, 2, 3]) {
      await site.advance(50 * minute);
      const visit = await visitor.lookUp();
      visit.must(
        isAbout(visit, people.grace),
        `Visit ${nth}, 50 minutes after the last sign of her, was answered with ${told(visit, people.grace)}.`,
      );
    }
  },
);

check(
  'renews-in-full',
  {
    name: 'gives another whole lifetime, at every visit',
    tier: 'core',
    points: 2,
    expected:
      'After a visit the session’s key has ttlSeconds to live, however much was left and whatever ttlSeconds is.',
    why: 'A lifetime written into the code, or in the wrong unit, is only noticed when somebody changes the setting.',
  },
  async ({ open }) => {
    for (const ttlSeconds of [1500, 5400]) {
      const site = await open({ ttlSeconds });
      const { visitor, key } = await enter(site, 'ada');
      // Soon after the login, and late.
      for (const part of [0.1, 0.8]) {
        await site.advance(ttlSeconds * part * 1000);
        const visit = await visitor.lookUp();
        visit.must(isAbout(visit, people.ada), `The visit was answered with ${told(visit, people.ada)}.`);
        const ttlMs = key ? await site.store.ttlMs(key) : -2;
        visit.must(ttlMs !== -1, 'After the visit the key had no lifetime at all.');
        visit.must(
          ttlMs > (ttlSeconds - 4) * 1000 && ttlMs <= ttlSeconds * 1000,
          ttlMs === -2
            ? `After the visit there was no key session:<id> of this session in the store${await site.store.tellOthers()}.`
            : `ttlSeconds was ${ttlSeconds}, and after the visit the key had ${Math.round(ttlMs / 1000)} seconds to live.`,
        );
      }
    }
  },
);

expires({ points: 2 });
expiresAfterUse();

check(
  'renews-only-what-is-used',
  {
    name: 'prolongs the session that was shown, and no other',
    tier: 'core',
    points: 2,
    expected: 'While ada comes by with her telephone, her unused tablet and grace’s session run out.',
    why: 'The tablet that was left in the train is logged in for as long as anybody pays a visit, otherwise.',
  },
  async ({ open }) => {
    const site = await open({ ttlSeconds: 3600 });
    const tablet = await enter(site, 'ada', 'Tablet');
    const grace = await enter(site, 'grace', 'Browser of grace');
    const [ofTablet, ofGrace] = [copyOf(tablet.visitor), copyOf(grace.visitor)];
    const telephone = await enter(site, 'ada', 'Telephone');
    for (let visits = 0; visits < 3; visits += 1) {
      await site.advance(25 * minute);
      await telephone.visitor.lookUp();
    }
    for (const [whose, { visitor }, copy] of [
      ['ada’s tablet', tablet, ofTablet],
      ['grace', grace, ofGrace],
    ] as const) {
      // A browser would have thrown it away by now; somebody who noted the number has not.
      const answer = await showCookie(visitor, copy);
      answer.must(
        answer.isDenied,
        `Only ada’s telephone had been used, and after 75 minutes ${whose} was answered with ${answer.status}.`,
      );
    }
  },
);
