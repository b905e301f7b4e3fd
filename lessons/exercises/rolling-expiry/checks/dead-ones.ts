import { check } from '#shared/grading/check.ts';
import { enter, showCookie } from '#shared/grading/steps.ts';
import { makeWorthless } from '#shared/grading/worthless-tickets.ts';
import { touchRevivesNothing } from '../../checks/expiry.ts';
import { interruptVisit } from '../../checks/interrupt-visit.ts';

const minute = 60_000;

touchRevivesNothing({ tier: 'core' });

check(
  'expired-stays-expired',
  {
    name: 'brings none back that ran out in the meantime',
    tier: 'core',
    points: 2,
    expected: 'A session whose time is up while a request is under way is not in the store after it.',
    why: 'What is written back after the end has no end: nobody will look at its label again.',
  },
  async ({ open }) => {
    for (const nth of [1, 2, 3]) {
      const site = await open({ ttlSeconds: 3600 });
      const { visitor, key } = await enter(site, 'ada');
      // One that a command before has left without an end is another check's business, whether it is met here or not.
      let canEnd = false;
      const act = async () => {
        canEnd = key !== '' && (await site.store.ttlMs(key)) !== -1;
        // Longer than two whole lifetimes: whatever it had been given by then is over as well, also one on top of another.
        await site.advance(121 * minute);
      };
      const answer = await interruptVisit({ site, visitor, nth, act });
      if (!answer) return;
      const isThere = canEnd && (await site.store.exists(key));
      answer.must(!isThere, 'Its time was up during the request, and after it the session was in the store.');
    }
  },
);

check(
  'denied-renews-nothing',
  {
    name: 'prolongs nothing for strangers',
    tier: 'core',
    points: 2,
    expected: 'A request that is refused leaves no session in the store, and no session lives longer for it.',
    why: 'Whoever knows half a number could keep a session alive until they know the rest.',
  },
  async ({ open }) => {
    const site = await open({ ttlSeconds: 3600 });
    const { ticket, key } = await enter(site, 'ada');
    const { mixed, ended } = await makeWorthless(site);
    await site.advance(30 * minute);
    const keys = await site.store.sessionKeys();
    const ttlMs = key ? await site.store.ttlMs(key) : -2;
    const thief = site.visitor('Thief', 'attacker');
    for (const id of ['made-up', ticket.slice(0, -1), `${ticket}0`, mixed, ended]) {
      const answer = await showCookie(thief, `session_id=${id}`);
      const now = await site.store.sessionKeys();
      answer.must(now.length <= keys.length, 'A refused request left one more session in the store.');
      const later = key ? await site.store.ttlMs(key) : -2;
      answer.must(later <= ttlMs, 'A request with a wrong number was refused, and prolonged a session.');
    }
  },
);
