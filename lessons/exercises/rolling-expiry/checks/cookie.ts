import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { isAbout, told } from '#shared/grading/steps.ts';
import { cookieKeepsFlags } from '../../checks/cookie-flags.ts';

check(
  'cookie-renewed',
  {
    name: 'lets the browser keep its ticket as long',
    tier: 'core',
    points: 2,
    expected: 'A browser that comes every 50 minutes still has its cookie at the third visit.',
    why: 'A session that goes on is of no use to a browser that has thrown the ticket away.',
  },
  async ({ open }) => {
    const site = await open({ ttlSeconds: 3600 });
    const browser = site.visitor('Browser');
    await browser.logIn('ada');
    for (const nth of [1, 2, 3]) {
      await site.advance(50 * 60_000);
      const hasTicket = browser.jar.value('session_id') !== null;
      const visit = await browser.lookUp();
      visit.must(
        hasTicket,
        `At visit ${nth} the browser had no session_id cookie any more: its time was up.`,
      );
      visit.must(
        isAbout(visit, people.ada) || nth === 1,
        `Visit ${nth} was answered with ${told(visit, people.ada)}.`,
      );
    }
  },
);

cookieKeepsFlags();
