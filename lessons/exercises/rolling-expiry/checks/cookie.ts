import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { isAbout, lineOf, told } from '#shared/grading/steps.ts';

check(
  'cookie-renewed',
  {
    name: 'lets the browser keep its ticket as long',
    tier: 'hardening',
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

check(
  'cookie-keeps-flags',
  {
    name: 'sets the ticket anew with everything it had',
    tier: 'hardening',
    points: 1,
    expected:
      'Where a visit sets session_id anew, that line says HttpOnly, SameSite, Secure with secureCookies, and the same Path as the login’s.',
    why: 'Of a cookie the last line counts: what it does not say is not remembered from the one before.',
  },
  async ({ open }) => {
    const site = await open({ secureCookies: true });
    const browser = site.visitor('Browser');
    const login = await browser.logIn('ada');
    const visit = await browser.lookUp();
    const [first, line] = [lineOf(login) ?? '', lineOf(visit)];
    if (line === undefined) return;
    for (const flag of ['HttpOnly', 'Secure', 'SameSite', 'Path'] as const) {
      visit.must(
        attributeOf(line, flag) === attributeOf(first, flag),
        `The visit’s line for session_id has another ${flag} than the login’s.`,
      );
    }
  },
);

/** `samesite=lax`, `httponly`; empty where the line does not say it. */
const attributeOf = (line: string, name: string): string =>
  line
    .split(';')
    .slice(1)
    .map((part) => part.trim().toLowerCase())
    .find((part) => part.split('=')[0] === name.toLowerCase()) ?? '';
