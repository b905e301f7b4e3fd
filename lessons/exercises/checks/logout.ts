import { shareCheck } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { copyOf, enter, isAbout, lineOf, showCookie, told, until } from '#shared/grading/steps.ts';
import { makeWorthless } from '#shared/grading/worthless-tickets.ts';
import { outwait } from './outwait.ts';

export const logoutDeletes = shareCheck(
  'logout-deletes',
  {
    name: 'deletes the session at logout',
    tier: 'core',
    points: 3,
    expected: 'After the logout the key is gone from the store, and a thief’s copy of the ticket gets 401.',
    why: 'A copy knows nothing of what its owner’s browser was told to forget.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, key } = await enter(site, 'ada');
    const copy = copyOf(visitor);
    const logout = await visitor.logOut();
    logout.must(logout.status < 400, `POST /api/logout was answered with ${logout.status}.`);
    const isThere = key !== '' && (await site.store.exists(key));
    const answer = await showCookie(site.visitor('Thief', 'attacker'), copy);
    const andServed = isAbout(answer, people.ada) ? ', and the thief’s copy is still served as ada' : '';
    logout.must(!isThere, `After the logout the session was still in the store${andServed}.`);
    answer.must(answer.isDenied, `After the logout the thief’s copy was answered with ${answer.status}.`);
  },
);

export const logoutDeletesAfterUse = shareCheck(
  'logout-deletes-after-use',
  {
    name: 'deletes a session that was in use before, too',
    tier: 'core',
    points: 2,
    expected: 'A session that was just looked up, and is then logged out, gets 401.',
    why: 'A copy in the server’s memory would outlive the session.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    await visitor.lookUp();
    const copy = copyOf(visitor);
    const logout = await visitor.logOut();
    logout.must(logout.status < 400, `POST /api/logout was answered with ${logout.status}.`);
    const answer = await showCookie(site.visitor('Thief', 'attacker'), copy);
    answer.must(answer.isDenied, `After use and logout the thief’s copy was answered with ${answer.status}.`);
  },
);

export const logoutAwaited = shareCheck(
  'logout-awaited',
  {
    name: 'first deletes, then answers the logout',
    tier: 'core',
    points: 2,
    expected: 'The session is out of the store before the logout is answered, even when the store is slow.',
    why: 'Whoever reads a goodbye goes home content. While the coat still hangs there, it is not true.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, key } = await enter(site, 'ada');
    if (!key) return;
    await site.interfere({ type: 'hold-unawaited', ms: 40 });
    const logout = await visitor.logOut();
    const isThere = await site.store.exists(key);
    await site.interfere({ type: 'none' });
    // A session that stays for good is another check’s business: what was held back is on its way by now, 40 ms at most.
    await until(async () => !(await site.store.exists(key)), { looks: 24 });
    const stays = await site.store.exists(key);
    logout.must(!isThere || stays, 'The logout was answered while the session was still in the store.');
    for (const nth of [0, 1, 2]) {
      const slow = await open();
      const guest = await enter(slow, 'ada');
      if (!guest.key) return;
      const early = await outwait({
        site: slow,
        nth,
        ask: () => guest.visitor.logOut(),
        look: () => slow.store.exists(guest.key),
      });
      // As above: one that stays for good, or that was never waited for, was seen there.
      if (!early || (stays && early.seen)) continue;
      early.answer.must(
        early.answer.status >= 400 || !early.seen,
        `The store was slow, and without waiting for it the logout was answered with ${early.answer.status}: the session was still in the store.`,
      );
    }
  },
);

export const logoutClearsCookie = shareCheck(
  'logout-clears-cookie',
  {
    name: 'has the browser throw its ticket away',
    tier: 'core',
    points: 2,
    expected: 'The logout clears session_id, with the same Path and Domain as the login set it.',
    why: 'A browser knows a cookie by name, Domain and Path. Told to drop another one, it keeps its ticket.',
  },
  async ({ open }) => {
    const site = await open();
    const visitor = site.visitor('Browser');
    const login = await visitor.logIn('ada');
    login.must(
      visitor.jar.value('session_id') !== null,
      `The login was answered with ${login.status}, and left no session_id cookie in the browser.`,
    );
    const logout = await visitor.logOut();
    logout.must(
      lineOf(logout) !== undefined,
      `POST /api/logout was answered with ${logout.status} and no Set-Cookie line for session_id.`,
    );
    logout.must(
      !visitor.jar.value('session_id'),
      'The logout’s Set-Cookie line left the cookie in the jar: it is for another Path or Domain, or does not clear it.',
    );
  },
);

export const logoutLeavesOthers = shareCheck(
  'logout-leaves-others',
  {
    name: 'lets others stay when somebody goes',
    tier: 'core',
    points: 2,
    expected: 'A logout ends the session whose cookie was sent, and not that of another person.',
    why: 'One guest who leaves must not empty the rack.',
  },
  async ({ open }) => {
    const site = await open();
    const grace = await enter(site, 'grace', 'Browser of grace');
    const ada = await enter(site, 'ada', 'Browser of ada');
    await ada.visitor.logOut();
    const answer = await grace.visitor.lookUp();
    answer.must(
      isAbout(answer, people.grace),
      `After the logout of ada, grace was answered with ${told(answer, people.grace)}.`,
    );
  },
);

export const logoutWithoutSession = shareCheck(
  'logout-without-session',
  {
    name: 'takes a logout without a session calmly',
    tier: 'core',
    points: 1,
    expected: 'A logout without a cookie, with an unknown one, or for the second time gets 2xx or 401.',
    why: 'People press the button twice, or long after closing time; that is no fault of the server.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, ticket } = await enter(site, 'ada');
    await visitor.logOut();
    const path = '/api/logout';
    const { mixed, ended } = await makeWorthless(site);
    const stranger = site.visitor('Stranger');
    const answers = [
      await stranger.send({ method: 'POST', path }),
      await stranger.send({ method: 'POST', path, cookie: 'session_id=unknown' }),
      await stranger.send({ method: 'POST', path, cookie: `session_id=${mixed}` }),
      await stranger.send({ method: 'POST', path, cookie: `session_id=${ended}` }),
      await visitor.send({ method: 'POST', path, cookie: `session_id=${ticket}` }),
    ];
    for (const answer of answers) {
      answer.must(
        answer.isSuccess || answer.isDenied,
        `POST /api/logout without a live session was answered with ${answer.status}.`,
      );
    }
  },
);

export const logoutPostOnly = shareCheck(
  'logout-post-only',
  {
    name: 'logs nobody out by a mere link',
    tier: 'hardening',
    points: 1,
    expected: 'A GET to /api/logout leaves the session alive.',
    why: 'A Lax cookie comes along when one follows a link, so what changes something goes by POST.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    await visitor.send({ method: 'GET', path: '/api/logout' });
    const answer = await visitor.lookUp();
    answer.must(
      isAbout(answer, people.ada),
      `After a GET to /api/logout, ada was answered with ${told(answer, people.ada)}.`,
    );
  },
);
