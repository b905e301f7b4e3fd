import { check, type Site, type Visitor } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { isAbout, showCookie } from '#shared/grading/steps.ts';
import { ticketInNoOtherCookie } from '../../checks/cookie-flags.ts';

check(
  'cookie-httponly',
  {
    name: 'shows the ticket to no script',
    tier: 'core',
    points: 3,
    expected: 'The login’s Set-Cookie line for session_id says HttpOnly, on http as on https.',
    why: 'Without that word any script in the page can read the number and send it to a thief.',
  },
  async ({ open }) => {
    for (const secureCookies of [false, true]) {
      const site = await open({ secureCookies });
      const browser = site.visitor('Browser');
      const login = await browser.logIn('ada');
      const loot = await rob(site, browser);
      login.must(loot === null, `The login’s line had no HttpOnly: ${loot}`);
    }
  },
);

check(
  'renewal-httponly',
  {
    name: 'shows it to none after the next visit, either',
    tier: 'core',
    points: 3,
    expected: 'Where GET /api/protected sets session_id anew, that line says HttpOnly as well.',
    why: 'A Set-Cookie that renews the ticket, and forgets the word, takes it away again.',
  },
  async ({ open }) => {
    for (const secureCookies of [false, true]) {
      const site = await open({ secureCookies });
      const browser = site.visitor('Browser');
      await browser.logIn('ada');
      const visit = await browser.lookUp();
      // A cookie that only the login left open is the other check’s business.
      const loot = visit.setCookie('session_id') ? await rob(site, browser) : null;
      visit.must(loot === null, `The visit set the ticket anew without HttpOnly: ${loot}`);
    }
  },
);

ticketInNoOtherCookie();

check(
  'greeting-readable',
  {
    name: 'lets the page go on greeting its guests',
    tier: 'core',
    points: 1,
    expected: 'After the login, and after the next visit, scripts can read the name in the cookie guest.',
    why: 'Only the ticket is a secret; a lock on every drawer makes people keep the keys in the open.',
  },
  async ({ open }) => {
    const site = await open();
    const browser = site.visitor('Browser');
    for (const answer of [await browser.logIn('ada'), await browser.lookUp()]) {
      const guest = readable(browser).find(({ name }) => name === 'guest');
      answer.must(guest?.value === 'ada', 'The page’s script found no cookie guest with the name in it.');
    }
  },
);

/** What `document.cookie` would show. */
const readable = (visitor: Visitor) => visitor.jar.cookies().filter(({ httpOnly }) => !httpOnly);

/** Lets a script in the visitor’s page send a thief what it can read; says what came of it, or null where there was no ticket. */
async function rob(site: Site, visitor: Visitor): Promise<string | null> {
  const ticket = readable(visitor).find(({ name }) => name === 'session_id');
  if (!ticket?.value) return null;
  const answer = await showCookie(site.visitor('Thief', 'attacker'), `session_id=${ticket.value}`);
  return isAbout(answer, people.ada)
    ? 'a script read the number and sent it to a thief, who was served as ada.'
    : 'a script could read the number.';
}
